package jarvis.core.finance;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The subscriptions at the start of thirty days and at their end. */
final class Window {
    static final int DAYS = 30;

    private final Subscribers before;
    private final Subscribers now;

    /** @param before with those that had ended then: they tell who comes back from who is new */
    Window(Subscribers before, Subscribers now) {
        this.before = before;
        this.now = now;
    }

    Movement movement(String currency) {
        return Movement.between(
                before.paying().in(currency),
                now.paying().in(currency),
                before.ever().in(currency).keySet());
    }

    Customers customers() {
        return Customers.between(
                before.paying().customers(),
                now.paying().customers(),
                passed(),
                before.ever().customers());
    }

    /** Customers of what began and ended within. */
    private Set<String> passed() {
        Set<String> ids = before.all().stream().map(Subscription::id).collect(Collectors.toSet());
        return new HashSet<>(Recurring.of(now.all(), one -> one.everPaid() && !one.paying() && !ids.contains(one.id()))
                .customers());
    }
}
