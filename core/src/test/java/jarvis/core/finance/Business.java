package jarvis.core.finance;

import jarvis.core.finance.Cost.Category;
import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription.Status;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A business to ask for its figures, said in few words. */
final class Business {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final List<Income> income = new ArrayList<>();
    private @Nullable List<Subscription> earlier;
    private @Nullable BigDecimal margin;
    private Cash cash = new Cash(euros(22_500_000), LocalDate.parse("2026-11-01"));

    static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    static Price monthly(Money amount) {
        return new Price(amount, Interval.MONTH, 1, 1, false);
    }

    static Subscription active(String customer, Price... prices) {
        return dated(customer, Status.ACTIVE, "2026-01-01", null, prices);
    }

    static Subscription dated(
            String customer, Status status, @Nullable String since, @Nullable String ended, Price... prices) {
        return new Subscription(
                "sub_" + customer + since,
                customer,
                status,
                List.of(prices),
                status == Status.TRIALING,
                since == null ? null : Instant.parse(since + "T00:00:00Z"),
                ended == null ? null : Instant.parse(ended + "T00:00:00Z"));
    }

    Business has(Subscription... more) {
        subscriptions.addAll(List.of(more));
        return this;
    }

    Business had(Subscription... then) {
        earlier = List.of(then);
        return this;
    }

    Business spends(long cents) {
        return spends(euros(cents), Category.OTHER, new When.Every(1, null, null));
    }

    Business spends(Money amount, Category category, When when) {
        costs.add(new Cost("cost", category, new Payment(amount, when)));
        return this;
    }

    Business earns(Money amount, When when) {
        income.add(new Income("income", new Payment(amount, when)));
        return this;
    }

    Business margin(String share) {
        margin = new BigDecimal(share);
        return this;
    }

    Business holds(Money amount, String asOf) {
        cash = new Cash(amount, LocalDate.parse(asOf));
        return this;
    }

    Inputs inputs() {
        List<Subscription> then = earlier;
        return new Inputs(
                good(subscriptions),
                then == null ? null : good(then),
                good(new Books(costs, income, margin)),
                good(cash));
    }

    Map<String, Reading<Figure>> figures() {
        return Finance.figures(inputs(), NOW);
    }

    /** A figure in words: {@code EUR 8500.00}, {@code 26}, or {@code undefined: ...}. */
    String figure(String name) {
        return said(Objects.requireNonNull(figures().get(name), name));
    }

    static String said(Reading<Figure> reading) {
        return reading.fold(Business::said, cause -> cause.reason().word() + ": " + cause.detail());
    }

    private static String said(Figure figure) {
        return switch (figure) {
            case Figure.Amount(Money money) -> money.currency() + " " + money.major();
            case Figure.Count(long number) -> "" + number;
            case Figure.Percentage(BigDecimal value) -> value.toPlainString() + " %";
            case Figure.Months(long whole, BigDecimal exact) -> whole + " (" + exact.toPlainString() + ")";
            case Figure.Said(String text) -> text;
        };
    }

    static <T> Reading<T> good(T value) {
        return new Reading.Good<>(value, provenance(NOW));
    }

    static <T> Reading<T> bad() {
        return new Reading.Bad<>(new Cause(Reason.NO_COMMUNICATION, "Nobody answers."), provenance(null));
    }

    static <T> Reading<T> uncertain(T value, Instant asOf) {
        return new Reading.Uncertain<>(value, new Cause(Reason.LAST_USABLE, "It is old."), provenance(asOf));
    }

    private static Provenance provenance(@Nullable Instant asOf) {
        return Provenance.stated(new Origin("test", "file", null), new Clocks(asOf, NOW, NOW, null), Meaning.PLAIN);
    }
}
