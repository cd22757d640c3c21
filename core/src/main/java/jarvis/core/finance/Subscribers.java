package jarvis.core.finance;

import java.util.List;

/**
 * Subscriptions, with what of them is asked for again and again.
 *
 * @param paying what each customer pays
 * @param ever what each customer pays or once paid
 */
record Subscribers(List<Subscription> all, Recurring paying, Recurring ever) {
    static Subscribers of(List<Subscription> all) {
        return new Subscribers(all, Recurring.of(all, Subscription::paying), Recurring.of(all, Subscription::everPaid));
    }
}
