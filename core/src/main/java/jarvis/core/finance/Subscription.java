package jarvis.core.finance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it was when its source was asked.
 *
 * @param prices of its parts; empty: nobody said what it cost
 * @param trial whether it is in its trial, or ended in it
 * @param paidSince when it began to be paid: its start, or the end of its trial; null: not known
 * @param endedAt null: it goes on, or it is not known
 */
public record Subscription(
        String id,
        String customer,
        Status status,
        List<Price> prices,
        boolean trial,
        @Nullable Instant paidSince,
        @Nullable Instant endedAt) {
    /** Where a subscription stands. */
    public enum Status {
        ACTIVE,
        /** Its last payment failed, and is tried again. */
        PAST_DUE,
        TRIALING,
        CANCELED,
        /** Its first payment did not come yet. */
        INCOMPLETE,
        /** Its first payment never came. */
        INCOMPLETE_EXPIRED,
        /** Its payments failed for good. */
        UNPAID,
        PAUSED
    }

    public Subscription {
        prices = List.copyOf(prices);
    }

    /** Whether it is paid now. */
    boolean paying() {
        return (status == Status.ACTIVE || status == Status.PAST_DUE) && !trial;
    }

    /** Whether it is or was paid. */
    boolean everPaid() {
        return paying() || (status == Status.CANCELED && !trial);
    }
}
