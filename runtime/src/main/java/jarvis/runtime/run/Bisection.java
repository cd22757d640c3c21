package jarvis.runtime.run;

import jarvis.core.coordination.Blame;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Landing;
import jarvis.runtime.run.RedMerges.Red;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which merge made a gate fail: the gate runs on the tree before the first of them, then on ever fewer in between.
 *
 * <p>Only one that passed before tells anything: what failed there too was so before the run, or asks for what was to be built.
 */
final class Bisection {
    /** What was found, as the end of a reason, and whom it is about where that is known. */
    record Found(String sentence, @Nullable Blame blame) {}

    private static final int SHORT = 10;

    private final RedMerges merges;
    private final Function<String, Outcome> judge;

    /** @param judge what the gate says of a commit */
    Bisection(RedMerges merges, Function<String, Outcome> judge) {
        this.merges = merges;
        this.judge = judge;
    }

    Optional<Found> of(RunState state, String checkpoint, Evidence evidence) {
        if (evidence.outcome() != Outcome.FAILED) {
            return Optional.empty();
        }
        return merges.of(state, checkpoint).map(red -> found(state, red));
    }

    private Found found(RunState state, Red red) {
        String base = red.landings().getFirst().merge().before();
        Outcome before = judge.apply(base);
        if (before != Outcome.PASSED) {
            String word = before == Outcome.FAILED ? "failed" : "could not run";
            return new Found("It " + word + " on " + shown(base) + " too, before any of this phase was merged.", null);
        }
        return first(red.landings())
                .map(guilty -> blamed(state, red, guilty, base))
                .orElseGet(() ->
                        new Found("It passed on " + shown(base) + ", before any of this phase was merged.", null));
    }

    private Found blamed(RunState state, Red red, Landing guilty, String base) {
        String since = "It passed on " + shown(base) + " and fails since " + guilty.instance() + " was merged ("
                + shown(guilty.merge().after()) + ").";
        Blame blame = merges.without(state, red, guilty, since);
        return new Found(blame.reason(), blame);
    }

    /** The first of them with which it fails; empty where some tree cannot be judged. */
    private Optional<Landing> first(List<Landing> landings) {
        int green = -1;
        int red = landings.size() - 1;
        while (red - green > 1) {
            int middle = (green + red) >>> 1;
            switch (judge.apply(landings.get(middle).merge().after())) {
                case PASSED -> green = middle;
                case FAILED -> red = middle;
                case COULD_NOT_RUN -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(landings.get(red));
    }

    private static String shown(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
