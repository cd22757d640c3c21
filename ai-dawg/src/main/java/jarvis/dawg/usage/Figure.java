package jarvis.dawg.usage;

/** A figure that was worked out, or why there is none: missing is never zero. */
public sealed interface Figure {
    /** Measured or derived; a count of nothing is a measured 0. */
    record Known(double value) implements Figure {}

    /** A share or mean of nothing. */
    record Undefined(String why) implements Figure {}

    static Figure of(long count) {
        return new Known(count);
    }

    /** A share or mean; undefined, for the reason, without a denominator. */
    static Figure ratio(long numerator, long denominator, String why) {
        return denominator == 0 ? new Undefined(why) : new Known((double) numerator / denominator);
    }
}
