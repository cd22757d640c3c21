package jarvis.runtime.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When somebody's worktree is looked at next. Times are {@link System#nanoTime}'s; for one thread. */
final class Turn {
    /** Where nobody tells that something changed. */
    private static final Duration PACE = Duration.ofSeconds(1);

    /** Where the system tells of changes, and only what it overlooked is looked for. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private static final int SHARE = 10;
    private static final int STIRRED_SHARE = 3;
    private static final double SLOWLY = 1.02;

    private final Cost quiet = new Cost();
    private final Cost busy = new Cost();
    private @Nullable Stamp stamp;
    private long due;
    private long soonest;

    /** What makes a look due at once: a new attempt, its end, a merge. */
    record Stamp(int attempt, boolean working, String tip) {}

    /** What a look takes where nobody else is in its way: the least of late, as a full machine makes all of them seem long. */
    private static final class Cost {
        private double nanos;

        void add(double taken) {
            nanos = nanos == 0 ? taken : Math.min(taken, nanos * SLOWLY);
        }
    }

    /**
     * How a look went.
     *
     * @param began when it did
     * @param changed whether it found something new, which takes longer
     * @param working how many are at work, all of whom want to be looked at
     * @param stirred how many of them are known to have changed something
     * @param told whether the system tells of all changes here
     */
    record Look(long began, boolean changed, int working, int stirred, boolean told) {}

    /** @param stirred whether something changed since the last look, as far as the system told */
    boolean isDue(Stamp next, boolean stirred, long at) {
        return !next.equals(stamp) || (next.working() && at - (stirred ? soonest : due) >= 0);
    }

    void looked(Stamp next, Look look, long ended) {
        stamp = next;
        Cost cost = look.changed() ? busy : quiet;
        cost.add((double) (ended - look.began()));
        double rest = Math.max(quiet.nanos * look.working(), look.changed() ? busy.nanos : 0) * SHARE;
        due = ended + Math.max((look.told() ? TOLD : PACE).toNanos(), (long) rest);
        soonest = Math.min(due, ended + (long) (cost.nanos * STIRRED_SHARE * Math.max(1, look.stirred())));
    }
}
