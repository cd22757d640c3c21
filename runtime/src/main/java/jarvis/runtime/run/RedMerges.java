package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Blame;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeOutcome;
import jarvis.runtime.workspace.merge.MergeGate;
import jarvis.runtime.workspace.merge.TakingBack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The merges that a failed gate of a phase may be about, and the integration branch without one of them. */
final class RedMerges {
    private final Path top;
    private final Function<Landing, MergeGate.Request> requests;

    /**
     * @param top of the repository that the gate judged
     * @param requests the merge once more, as it was asked for
     */
    RedMerges(Path top, Function<Landing, MergeGate.Request> requests) {
        this.top = top;
        this.requests = requests;
    }

    /** Merges of one phase, oldest first; never empty. */
    record Red(List<Landing> landings) {}

    /** Those of the phase that a checkpoint gates; empty where it gates none, or nothing was merged there. */
    Optional<Red> of(RunState state, String checkpoint) {
        List<Landing> landings = state.schedule().phases().stream()
                .filter(phase -> phase.checkpoints().contains(checkpoint))
                .flatMap(phase -> here(state).filter(landing -> phaseOf(landing).equals(phase.id())))
                .toList();
        return landings.isEmpty() ? Optional.empty() : Optional.of(new Red(landings));
    }

    private Stream<Landing> here(RunState state) {
        return state.branches().landings().stream()
                .filter(landing -> landing.repository().equals(top.toString()))
                .filter(landing ->
                        !landing.merge().after().equals(landing.merge().before()));
    }

    private static String phaseOf(Landing landing) {
        return landing.assignment().substring(0, landing.assignment().indexOf('/'));
    }

    /** The branch without all that an assignment merged in this phase, where the others can stay without it. */
    Blame without(RunState state, Red red, Landing guilty, String since) {
        List<Landing> its = red.landings().stream()
                .filter(landing -> landing.assignment().equals(guilty.assignment()))
                .toList();
        List<Landing> others = red.landings().stream()
                .filter(landing -> !its.contains(landing))
                .toList();
        String start = red.landings().getFirst().merge().before();
        TakingBack.Outcome outcome = new TakingBack(new MergeGate(top))
                .takeBack(
                        start,
                        others.stream().map(requests).toList(),
                        its.getFirst().merge().tip());
        String tip = state.branches().tip(top.toString());
        AssignmentId assignment = new AssignmentId(phaseOf(guilty), guilty.instance());
        return switch (outcome) {
            case TakingBack.Outcome.Rebuilt(String after, List<MergeOutcome.Merged> merges) ->
                new Blame(
                        assignment,
                        top.toString(),
                        tip,
                        after,
                        standing(state, red, others, merges),
                        since
                                + " Its work is taken off the integration branch until it passes; nobody else's is touched.");
            case TakingBack.Outcome.Needed(List<TakingBack.Dependent> by) ->
                new Blame(
                        assignment,
                        top.toString(),
                        tip,
                        tip,
                        List.of(),
                        since + " It stays on the integration branch: "
                                + by.stream()
                                        .map(TakingBack.Dependent::sentence)
                                        .collect(Collectors.joining(" ")));
        };
    }

    /** The merges before this phase, and those of the others as they were made anew. */
    private List<Landing> standing(RunState state, Red red, List<Landing> others, List<MergeOutcome.Merged> merges) {
        List<Landing> standing = new ArrayList<>(
                here(state).filter(landing -> !red.landings().contains(landing)).toList());
        Map<String, Landing> byTip = others.stream()
                .collect(
                        Collectors.toMap(landing -> landing.merge().tip(), Function.identity(), (one, other) -> other));
        for (MergeOutcome.Merged merge : merges) {
            Landing other = byTip.get(merge.tip());
            if (other != null) {
                standing.add(new Landing(other.repository(), other.assignment(), other.instance(), merge));
            }
        }
        return standing;
    }
}
