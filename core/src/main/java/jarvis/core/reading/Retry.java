package jarvis.core.reading;

import java.time.Duration;

/**
 * When a source that failed is asked again: after a random part of a growing span (full jitter), and after several failures
 * in a row, the breaker open, by one probe at a time.
 *
 * @param first the span after the first failure; doubles with each
 * @param most the longest span
 * @param opensAfter failures in a row that open the breaker
 */
public record Retry(Duration first, Duration most, int opensAfter) {
    /** As in "Exponential Backoff and Jitter": well below a person's patience, and no burden to what is down. */
    public static final Retry DEFAULT = new Retry(Duration.ofMillis(250), Duration.ofSeconds(4), 5);

    private static final int DOUBLINGS = 30;

    /**
     * How long to wait.
     *
     * @param failures in a row, at least one
     * @param random from 0 to 1
     */
    Duration after(int failures, double random) {
        Duration grown = first.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
        Duration span = grown.compareTo(most) < 0 ? grown : most;
        return Duration.ofMillis((long) (span.toMillis() * random));
    }

    boolean open(int failures) {
        return failures >= opensAfter;
    }
}
