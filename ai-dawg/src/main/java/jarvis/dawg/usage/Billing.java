package jarvis.dawg.usage;

/**
 * What a subscription costs.
 *
 * @param price of one interval
 * @param count how many units of the interval are paid at once
 */
public record Billing(Money price, Interval interval, int count, boolean trial) {
    /** A unit of time that is paid for. */
    public enum Interval {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
