package jarvis.runtime.source.prometheus;

import jarvis.core.reading.Meaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One value.
 *
 * @param expression that one series answers
 * @param over the points of a time until now; null: the newest alone
 */
public record PrometheusQuery(
        String name,
        String expression,
        Meaning meaning,
        @Nullable Span over) {

    /** @param step from one point to the next */
    public record Span(Duration length, Duration step) {
        public Span {
            if (step.isZero() || step.isNegative() || length.compareTo(step) < 0) {
                throw new IllegalArgumentException("A span of " + length + " has no steps of " + step + ".");
            }
        }
    }
}
