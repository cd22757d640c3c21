package jarvis.runtime.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel does.
 *
 * @param trouble why it cannot deliver; null: nothing is known to be wrong
 * @param lastAt when it last delivered; null: not since this start
 */
public record Delivery(
        String channel,
        String target,
        Counts counts,
        @Nullable String trouble,
        @Nullable Instant lastAt) {
    /**
     * Since this start.
     *
     * @param waiting notices that are still to be delivered
     * @param givenUp notices that never were, because too many waited
     * @param failures in a row
     */
    public record Counts(int waiting, long delivered, long givenUp, int failures) {}

    /** In a word: failing, delivering, or idle, where nothing is known. */
    public String state() {
        if (trouble != null) {
            return "failing";
        }
        return lastAt == null ? "idle" : "delivering";
    }
}
