package jarvis.runtime.alert;

import java.time.Duration;

/**
 * How hard a channel tries.
 *
 * @param patience for one sending as a whole
 * @param first the wait after the first failure; doubles with each
 * @param longest wait
 * @param capacity how many notices may wait; of more, the oldest are given up
 */
public record Terms(Duration patience, Duration first, Duration longest, int capacity) {
    public static final Terms DEFAULT =
            new Terms(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(2), 100);

    private static final int DOUBLINGS = 20;

    /**
     * How long to wait after so many failures in a row: between half and all of the span, so that two do not keep step.
     *
     * @param random from 0 to 1
     */
    Duration wait(int failures, double random) {
        Duration grown = first.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
        Duration span = grown.compareTo(longest) < 0 ? grown : longest;
        return Duration.ofMillis((long) (span.toMillis() * (1 + random) / 2));
    }
}
