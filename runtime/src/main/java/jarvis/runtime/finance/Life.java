package jarvis.runtime.finance;

import jarvis.core.finance.Price;
import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription;
import jarvis.core.finance.Subscription.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a subscription, as sources write them.
 *
 * @param canceledAt when it was cancelled, which may be before it ends
 */
record Life(
        Status status,
        boolean trial,
        @Nullable Instant start,
        @Nullable Instant trialEnd,
        @Nullable Instant canceledAt,
        @Nullable Instant endedAt) {
    private static final Map<String, Status> STATUSES = Map.ofEntries(
            Map.entry("active", Status.ACTIVE),
            Map.entry("past_due", Status.PAST_DUE),
            Map.entry("trialing", Status.TRIALING),
            Map.entry("canceled", Status.CANCELED),
            Map.entry("cancelled", Status.CANCELED),
            Map.entry("incomplete", Status.INCOMPLETE),
            Map.entry("incomplete_expired", Status.INCOMPLETE_EXPIRED),
            Map.entry("unpaid", Status.UNPAID),
            Map.entry("paused", Status.PAUSED));
    private static final Map<String, Interval> INTERVALS = Map.ofEntries(
            Map.entry("day", Interval.DAY),
            Map.entry("daily", Interval.DAY),
            Map.entry("week", Interval.WEEK),
            Map.entry("weekly", Interval.WEEK),
            Map.entry("month", Interval.MONTH),
            Map.entry("monthly", Interval.MONTH),
            Map.entry("year", Interval.YEAR),
            Map.entry("yearly", Interval.YEAR),
            Map.entry("annual", Interval.YEAR));

    static Status status(String text) throws Wrong {
        Status known = STATUSES.get(text.toLowerCase(Locale.ROOT).replace(' ', '_'));
        if (known == null) {
            throw Wrong.not(
                    "status",
                    text,
                    "one of active, past_due, trialing, canceled, incomplete, incomplete_expired, unpaid, paused");
        }
        return known;
    }

    static Interval interval(String text) throws Wrong {
        Interval known = INTERVALS.get(text.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw Wrong.not("interval", text, "one of day, week, month, year");
        }
        return known;
    }

    Subscription subscription(String id, String customer, List<Price> prices) {
        Instant end = endedAt == null && status == Status.CANCELED ? canceledAt : endedAt;
        boolean endedInTrial = end != null && trialEnd != null && !end.isAfter(trialEnd);
        boolean never = trial || status == Status.TRIALING || (status == Status.CANCELED && endedInTrial);
        return new Subscription(id, customer, status, prices, never, paidSince(), end);
    }

    private @Nullable Instant paidSince() {
        return start == null || trialEnd == null || trialEnd.isBefore(start) ? start : trialEnd;
    }
}
