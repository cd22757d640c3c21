package jarvis.dawg.traffic;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.UsageEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event's id, user and time; what is left to say is what happened. */
record Occasion(String id, String user, Instant at) {
    private static final List<Integer> PRICES = List.of(490, 490, 990, 990, 990, 1_990, 4_990);
    private static final List<Integer> SCORES = List.of(5, 5, 5, 5, 4, 4, 4, 3, 2, 1);

    UsageEvent plain(EventType type) {
        return new UsageEvent(id, type, user, at, null, null, null, null);
    }

    UsageEvent purchase(Chance chance, String currency) {
        return new UsageEvent(
                id, EventType.PURCHASE, user, at, new Money(chance.of(PRICES), currency), null, null, null);
    }

    UsageEvent rating(Chance chance) {
        return new UsageEvent(id, EventType.RATING, user, at, null, null, null, chance.of(SCORES));
    }

    /** @param billing null for a cancel */
    UsageEvent subscription(EventType type, String subscription, @Nullable Billing billing) {
        return new UsageEvent(id, type, user, at, null, subscription, billing, null);
    }
}
