package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;

/** Bounds what a short text may stand for ({@code All}, {@code must complete first}), so that reading stays linear. */
final class Expansion {
    private static final int MOST = 200_000;

    private final Problems problems;
    private int left = MOST;
    private boolean reported;

    Expansion(Problems problems) {
        this.problems = problems;
    }

    /** Whether so many more members or dependencies may be made; the first time not, it is an error. */
    boolean allows(int more, Place place) {
        if (more <= left) {
            left -= more;
            return true;
        }
        if (!reported) {
            reported = true;
            problems.error(
                    place,
                    "too-many-relations",
                    "With this line the plan has more than %,d dependencies and phase members, more than Jarvis can run. Name the instances that matter, or split the plan."
                            .formatted(MOST));
        }
        return false;
    }
}
