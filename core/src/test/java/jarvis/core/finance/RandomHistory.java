package jarvis.core.finance;

import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Subscriptions that began and ended at random times around the last thirty days, in one or two currencies. */
final class RandomHistory {
    private static final List<String> CURRENCIES = List.of("EUR", "USD");
    private static final List<Interval> INTERVALS = List.of(Interval.values());

    private final List<Subscription> now = new ArrayList<>();
    private final List<Subscription> undated = new ArrayList<>();
    private final List<Subscription> before = new ArrayList<>();
    private final Random random;
    private final int currencies;

    RandomHistory(long seed) {
        random = new Random(seed);
        currencies = 1 + random.nextInt(2);
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            add("sub_" + i);
        }
    }

    private void add(String id) {
        String customer = "cus_" + random.nextInt(12);
        List<Price> prices = prices();
        Instant began = Business.NOW.minus(Duration.ofHours(random.nextInt(24 * 90)));
        Instant ended = began.plus(Duration.ofHours(1 + random.nextInt(24 * 90)));
        boolean over = random.nextBoolean() && !ended.isAfter(Business.NOW);
        Status status = over ? Status.CANCELED : random.nextBoolean() ? Status.ACTIVE : Status.PAST_DUE;
        now.add(new Subscription(id, customer, status, prices, false, began, over ? ended : null));
        undated.add(new Subscription(id, customer, status, prices, false, null, null));
        Instant start = Inputs.earlier(Business.NOW);
        if (!began.isAfter(start)) {
            Status then = over && !ended.isAfter(start) ? Status.CANCELED : Status.ACTIVE;
            before.add(new Subscription(id, customer, then, prices, false, null, null));
        }
    }

    private List<Price> prices() {
        List<Price> prices = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Money amount = new Money(random.nextInt(5) == 0 ? 0 : random.nextInt(100_000), currency());
            Interval interval = INTERVALS.get(random.nextInt(4));
            prices.add(new Price(amount, interval, 1 + random.nextInt(12), random.nextInt(4), random.nextInt(6) == 0));
        }
        return prices;
    }

    private String currency() {
        return CURRENCIES.get(random.nextInt(currencies));
    }

    /** With their dates. */
    List<Subscription> now() {
        return now;
    }

    /** The same without. */
    List<Subscription> undated() {
        return undated;
    }

    /** As they were thirty days ago, without dates. */
    List<Subscription> before() {
        return before;
    }

    Inputs inputs(List<Subscription> subscriptions, @Nullable List<Subscription> earlier) {
        Inputs rest = new Business().spends(850_000).margin("0.7").inputs();
        return new Inputs(
                Business.good(subscriptions),
                earlier == null ? null : Business.good(earlier),
                rest.books(),
                rest.cash());
    }
}
