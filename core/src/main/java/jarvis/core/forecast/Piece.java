package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentId;
import org.jspecify.annotations.Nullable;

/**
 * One assignment as work that is still to be done.
 *
 * @param instance the number of its instance: all parts of one instance have the same luck, since one estimate is for all
 * @param full whether it is more than a preparation
 * @param time null where nobody estimated it: it counts as nothing, and what follows is a lower bound
 * @param used the seconds of work that it has had already; it takes at least those
 * @param times how often it is done, each time with luck of its own: more than once where its own check is to fail
 */
record Piece(
        AssignmentId id,
        int instance,
        boolean full,
        @Nullable Triangle time,
        double used,
        int times) {
    private static final int POINTS = 64;

    /** What is left of it where chance says so much of it, from 0 to 1. */
    double left(double likelihood) {
        if (time == null || used >= time.most()) {
            return 0;
        }
        if (used <= time.least()) {
            return time.within(likelihood) - used;
        }
        double before = time.likelihood(used);
        return Math.max(0, time.within(before + likelihood * (1 - before)) - used);
    }

    /** What is left of it once, on the average. */
    double mean() {
        if (time == null || used <= time.least()) {
            return time == null ? 0 : time.mean() - used;
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += left((i + 0.5) / POINTS);
        }
        return sum / POINTS;
    }

    /** Whether it took longer already than the plan thought possible: how much longer nobody knows. */
    boolean late() {
        return time != null && time.most() > 0 && used >= time.most();
    }

    /** Whether how long it takes is not known. */
    boolean unknown() {
        return time == null || late();
    }
}
