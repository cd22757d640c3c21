package jarvis.dawg.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did, once: an event with the id of another is that other.
 *
 * @param at when it happened, by the clock of who reports it
 * @param amount of a purchase
 * @param subscription of a subscription event: its id
 * @param billing of a started or changed subscription
 * @param score of a rating, 1 to 5
 */
public record UsageEvent(
        String id,
        EventType type,
        String user,
        Instant at,
        @Nullable Money amount,
        @Nullable String subscription,
        @Nullable Billing billing,
        @Nullable Integer score) {}
