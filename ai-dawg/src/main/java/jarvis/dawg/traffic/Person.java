package jarvis.dawg.traffic;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.Money;

/**
 * A user from the first day to the last. Days are days since 1970.
 *
 * @param keen the share of days on which they come
 * @param subscribed the day on which they subscribe; {@link #NEVER} for most
 * @param changed the day on which they change to the larger subscription
 * @param currency that they pay in
 */
record Person(String name, long joined, long left, double keen, long subscribed, long changed, String currency) {
    static final long NEVER = Long.MAX_VALUE;
    /** What a month costs, in minor units. */
    static final int SMALL = 990;

    static final int LARGE = 2_490;

    String subscription() {
        return name + "-subscription";
    }

    Billing billing(long day) {
        return monthly(day >= changed ? LARGE : SMALL, currency);
    }

    static Billing monthly(long minor, String currency) {
        return new Billing(new Money(minor, currency), Billing.Interval.MONTH, 1, false);
    }

    /** Whether there is something that they do on this day in any case. */
    boolean due(long day) {
        return day == joined || day == left || day == subscribed || day == changed;
    }
}
