package jarvis.core.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of a value, each on its own: none ever stands in for another.
 *
 * @param asOf when it was true at its origin; null: not known
 * @param fetchedAt when it was last got from the source; null: never
 * @param checkedAt when the source was last asked, with or without success; null: never
 * @param nextAttemptAt when the source is asked next; null: not by itself
 */
public record Clocks(
        @Nullable Instant asOf,
        @Nullable Instant fetchedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant nextAttemptAt) {
    public static final Clocks NONE = new Clocks(null, null, null, null);

    /** As old as the older of the two; what one does not know, both do not know. */
    Clocks oldest(Clocks other) {
        return new Clocks(
                older(asOf, other.asOf),
                older(fetchedAt, other.fetchedAt),
                older(checkedAt, other.checkedAt),
                sooner(nextAttemptAt, other.nextAttemptAt));
    }

    private static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : other == null || one.isBefore(other) ? one : other;
    }
}
