package jarvis.runtime.finance;

import jarvis.core.finance.Price;
import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription;
import jarvis.core.finance.Subscription.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
    private static final Words<Status> STATUSES =
            new Words<>("status", List.of(Status.values()), Map.of("cancelled", Status.CANCELED));
    private static final Words<Interval> INTERVALS = new Words<>(
            "interval",
            List.of(Interval.values()),
            Map.of(
                    "daily", Interval.DAY,
                    "weekly", Interval.WEEK,
                    "monthly", Interval.MONTH,
                    "yearly", Interval.YEAR,
                    "annual", Interval.YEAR));

    static Status status(String text) throws Wrong {
        return STATUSES.read(text);
    }

    static Interval interval(String text) throws Wrong {
        return INTERVALS.read(text);
    }

    /**
     * What sources write for one of a few things.
     *
     * @param others what some of them write instead of its name
     */
    private record Words<E extends Enum<E>>(String of, List<E> all, Map<String, E> others) {
        E read(String text) throws Wrong {
            String written = text.toLowerCase(Locale.ROOT).replace(' ', '_');
            E other = others.get(written);
            return other != null
                    ? other
                    : all.stream()
                            .filter(one -> word(one).equals(written))
                            .findFirst()
                            .orElseThrow(() -> Wrong.not(of, text, "one of " + words()));
        }

        private String words() {
            return all.stream().map(Words::word).collect(Collectors.joining(", "));
        }

        private static String word(Enum<?> one) {
            return one.name().toLowerCase(Locale.ROOT);
        }
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
