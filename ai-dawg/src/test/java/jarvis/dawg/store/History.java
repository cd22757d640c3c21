package jarvis.dawg.store;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up history of events, some of them reported twice and all of them out of order. */
final class History {
    static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");
    private static final EventType[] TYPES = EventType.values();
    private static final String[] CURRENCIES = {"EUR", "USD"};

    private final Random random;

    History(long seed) {
        random = new Random(seed);
    }

    List<UsageEvent> events() {
        int users = 1 + random.nextInt(12);
        int days = 1 + random.nextInt(90);
        int count = random.nextInt(300);
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long back = (long) (random.nextDouble() * Duration.ofDays(days).toMillis());
            events.add(event("event-" + i, "user-" + random.nextInt(users), NOW.minusMillis(back)));
        }
        for (int i = 0; i < count / 10; i++) {
            events.add(events.get(random.nextInt(count)));
        }
        java.util.Collections.shuffle(events, random);
        return events;
    }

    /** The same in batches, as clients send them. */
    List<List<UsageEvent>> batches(List<UsageEvent> events) {
        List<List<UsageEvent>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(60));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }

    private UsageEvent event(String id, String user, Instant at) {
        EventType type = TYPES[random.nextInt(TYPES.length)];
        Money money = new Money(1 + random.nextInt(100_000), CURRENCIES[random.nextInt(2)]);
        Billing billing = new Billing(money, Billing.Interval.MONTH, 1, random.nextBoolean());
        return switch (type) {
            case VISIT, SIGNUP, SESSION_START, SESSION_END, TICKET ->
                new UsageEvent(id, type, user, at, null, null, null, null);
            case PURCHASE -> new UsageEvent(id, type, user, at, money, null, null, null);
            case SUBSCRIPTION_START, SUBSCRIPTION_CHANGE ->
                new UsageEvent(id, type, user, at, null, "sub-" + user, billing, null);
            case SUBSCRIPTION_CANCEL -> new UsageEvent(id, type, user, at, null, "sub-" + user, null, null);
            case RATING -> new UsageEvent(id, type, user, at, null, null, null, 1 + random.nextInt(5));
        };
    }
}
