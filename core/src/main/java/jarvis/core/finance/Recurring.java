package jarvis.core.finance;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What each customer pays a month.
 *
 * @param byCurrency in minor units, by currency and customer; no zeros
 */
record Recurring(Map<String, Map<String, Fraction>> byCurrency) {

    /** Of those subscriptions that are to be counted. */
    static Recurring of(Collection<Subscription> subscriptions, Predicate<Subscription> counted) {
        Map<String, Map<String, Fraction>> found = new TreeMap<>();
        subscriptions.stream()
                .filter(counted)
                .forEach(one -> one.prices().stream()
                        .filter(Price::paid)
                        .forEach(price -> found.computeIfAbsent(price.amount().currency(), _ -> new TreeMap<>())
                                .merge(one.customer(), price.monthly(), Fraction::plus)));
        return new Recurring(found);
    }

    Set<String> currencies() {
        return byCurrency.keySet();
    }

    Map<String, Fraction> in(String currency) {
        return byCurrency.getOrDefault(currency, Map.of());
    }

    Fraction total(String currency) {
        return Fraction.sum(in(currency).values());
    }

    /** Of each customer; only where there is one. */
    Fraction average(String currency) {
        return total(currency).over(Fraction.of(in(currency).size()));
    }

    Set<String> customers() {
        Set<String> all = new TreeSet<>();
        byCurrency.values().forEach(customers -> all.addAll(customers.keySet()));
        return all;
    }
}
