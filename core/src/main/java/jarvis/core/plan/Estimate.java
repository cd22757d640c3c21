package jarvis.core.plan;

import java.time.Duration;

/** How long the plan says a piece of work takes: the least and the most, equal where one figure is given. */
public record Estimate(Duration least, Duration most, String text) {
    public Estimate {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("an estimate runs from the least to the most: " + text);
        }
    }
}
