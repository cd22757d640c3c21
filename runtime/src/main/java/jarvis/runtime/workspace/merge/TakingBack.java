package jarvis.runtime.workspace.merge;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.RefusedChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The integration branch once more without one of the merges: each of the others is merged again, in order, and judged again.
 * No branch is moved. Calls block.
 */
public final class TakingBack {
    private final MergeGate gate;

    public TakingBack(MergeGate gate) {
        this.gate = gate;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * All others can be there without it.
         *
         * @param tip what the integration branch would be at
         * @param merges one for each of the others, in order, that is not there already
         */
        record Rebuilt(String tip, List<MergeOutcome.Merged> merges) implements Outcome {
            public Rebuilt {
                merges = List.copyOf(merges);
            }
        }

        /** Some cannot; they would have to go too, or be made anew. */
        record Needed(List<Dependent> by) implements Outcome {
            public Needed {
                by = List.copyOf(by);
            }
        }
    }

    /**
     * Work that cannot be merged without what is taken back.
     *
     * @param sentence why, and what to do now
     */
    public record Dependent(String instance, String tip, String sentence) {}

    /**
     * Tries it.
     *
     * @param start the commit that the first of the merges went into
     * @param others the requests of the merges that stay, in their order; {@code before} of each is found anew
     * @param without the tip of the work that is taken back
     */
    public Outcome takeBack(String start, List<MergeGate.Request> others, String without) {
        CommitName.check(start);
        List<MergeOutcome.Merged> merges = new ArrayList<>();
        List<Dependent> needed = new ArrayList<>();
        Map<String, String> firstWriters = new HashMap<>();
        String tip = start;
        for (MergeGate.Request other : others) {
            MergeGate.Request again = other.into(tip).with(firstWriters);
            if (gate.isIn(without, other.tip())) {
                needed.add(dependent(other, "is built on it"));
                continue;
            }
            switch (gate.merge(again)) {
                case MergeOutcome.Nothing _ -> {}
                case MergeOutcome.Merged merged -> {
                    merges.add(merged);
                    merged.firstWrites().forEach(path -> firstWriters.put(path, other.instance()));
                    tip = merged.after();
                }
                case MergeOutcome.Conflicted no ->
                    needed.add(dependent(other, "contradicts what is there then in " + String.join(", ", no.paths())));
                case MergeOutcome.Refused no -> needed.add(dependent(other, "would bring " + paths(no)));
            }
        }
        return needed.isEmpty() ? new Outcome.Rebuilt(tip, merges) : new Outcome.Needed(needed);
    }

    private static String paths(MergeOutcome.Refused no) {
        String paths = no.changes().stream().map(RefusedChange::path).collect(Collectors.joining(", "));
        return paths + " by itself, which it may not write";
    }

    private static Dependent dependent(MergeGate.Request other, String why) {
        return new Dependent(
                other.instance(),
                other.tip(),
                "The work of %s cannot stay without it, because it %s. Take both back, or let %s make its work anew."
                        .formatted(other.instance(), why, other.instance()));
    }
}
