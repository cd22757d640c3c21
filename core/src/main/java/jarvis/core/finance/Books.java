package jarvis.core.finance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes out and what comes in, as the business states it.
 *
 * @param costs all of them; an empty list says that there are none
 * @param income all but subscriptions
 * @param margin the gross margin, 1 being all of the revenue; null: it follows from the cost of revenue
 */
public record Books(
        List<Cost> costs, List<Income> income, @Nullable BigDecimal margin) {
    public Books {
        costs = List.copyOf(costs);
        income = List.copyOf(income);
    }

    /** From this day on the costs are known; empty: they were always as they are. */
    Optional<LocalDate> since() {
        List<When> all = costs.stream().map(cost -> cost.payment().when()).toList();
        return all.stream().anyMatch(when -> when.first() == null)
                ? Optional.empty()
                : all.stream().map(When::first).filter(Objects::nonNull).min(LocalDate::compareTo);
    }

    /** Whether the costs of all days from this one on are known. */
    boolean knownFrom(LocalDate day) {
        return since().map(first -> !first.isAfter(day)).orElse(true);
    }

    /** Why a figure has no answer that needs the costs of a span of which not all are known. */
    String unknown(String span) {
        return "The costs of " + span + " are not known: the first begins "
                + since().map(LocalDate::toString).orElse("never")
                + ". Say since when they run; a cost without a first day was always there.";
    }

    boolean has(Cost.Category category) {
        return costs.stream().anyMatch(cost -> cost.category() == category);
    }

    Stream<Payment> of(Cost.Category category) {
        return costs.stream().filter(cost -> cost.category() == category).map(Cost::payment);
    }

    Stream<Payment> out() {
        return costs.stream().map(Cost::payment);
    }

    Stream<Payment> in() {
        return income.stream().map(Income::payment);
    }

    /** The currencies of payments, in order. */
    static Set<String> currencies(Stream<Payment> payments) {
        Set<String> all = new TreeSet<>();
        payments.forEach(payment -> all.add(payment.amount().currency()));
        return all;
    }

    /** What of payments in a currency falls on the days from one until before another, in minor units. */
    static Fraction sum(Stream<Payment> payments, String currency, LocalDate from, LocalDate before) {
        Collection<Fraction> parts = payments.filter(
                        payment -> payment.amount().currency().equals(currency))
                .map(payment -> payment.between(from, before))
                .toList();
        return Fraction.sum(parts);
    }
}
