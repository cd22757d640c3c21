package jarvis.dawg.usage;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as of a moment.
 *
 * @param customer the user of the first thing that was said of it
 * @param billing null: it was cancelled, and nobody ever said what it cost
 */
public record Subscription(
        String id,
        String customer,
        boolean active,
        @Nullable Billing billing) {}
