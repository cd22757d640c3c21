package jarvis.core.finance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The subscriptions at the start of thirty days and at their end. */
final class Window {
    static final int DAYS = 30;

    private final List<Subscription> before;
    private final List<Subscription> now;

    /** @param before with those that had ended then: they tell who comes back from who is new */
    Window(List<Subscription> before, List<Subscription> now) {
        this.before = before;
        this.now = now;
    }

    Movement movement(String currency) {
        return Movement.between(
                Recurring.now(before).in(currency),
                Recurring.now(now).in(currency),
                Recurring.of(before, Subscription::everPaid).in(currency).keySet());
    }

    Customers customers() {
        return Customers.between(
                Recurring.now(before).customers(),
                Recurring.now(now).customers(),
                passed(),
                Recurring.of(before, Subscription::everPaid).customers());
    }

    /** Customers of what began and ended within. */
    private Set<String> passed() {
        Set<String> ids = before.stream().map(Subscription::id).collect(Collectors.toSet());
        return new HashSet<>(Recurring.of(now, one -> one.everPaid() && !one.paying() && !ids.contains(one.id()))
                .customers());
    }
}
