package jarvis.core.finance;

import jarvis.core.finance.Subscription.Status;
import jarvis.core.reading.Derivation.Result;
import java.time.Instant;
import java.util.List;

/** What subscriptions were at an earlier time, by their own dates. */
final class History {
    private History() {}

    /** Those that were or had been paid then; undefined when one does not say when. */
    static Result<List<Subscription>> at(List<Subscription> now, Instant moment) {
        long silent =
                now.stream().filter(History::counts).filter(History::silent).count();
        if (silent > 0) {
            return new Result.Undefined<>(silent + " of " + now.size()
                    + " subscriptions do not say when they began or ended. Use a source that does, or one that can be asked for"
                    + " an earlier day.");
        }
        return new Result.Known<>(now.stream()
                .filter(History::counts)
                .filter(one -> begun(one, moment))
                .map(one -> as(one, ended(one, moment) ? Status.CANCELED : Status.ACTIVE))
                .toList());
    }

    /** What was paid then; a subscription that does not say when it began counts as it does now. */
    static Recurring paidAt(List<Subscription> now, Instant moment) {
        return Recurring.of(
                now,
                one -> one.paidSince() == null
                        ? one.paying()
                        : one.everPaid() && !silent(one) && begun(one, moment) && !ended(one, moment));
    }

    /** Whether it is or was paid, and for an amount. */
    static boolean counts(Subscription one) {
        return one.everPaid() && one.prices().stream().anyMatch(Price::paid);
    }

    private static boolean silent(Subscription one) {
        return one.paidSince() == null || (one.status() == Status.CANCELED && one.endedAt() == null);
    }

    private static boolean begun(Subscription one, Instant moment) {
        return one.paidSince() != null && !one.paidSince().isAfter(moment);
    }

    private static boolean ended(Subscription one, Instant moment) {
        return one.endedAt() != null && !one.endedAt().isAfter(moment);
    }

    private static Subscription as(Subscription one, Status then) {
        return new Subscription(
                one.id(), one.customer(), then, one.prices(), one.trial(), one.paidSince(), one.endedAt());
    }
}
