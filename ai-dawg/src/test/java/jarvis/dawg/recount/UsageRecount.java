package jarvis.dawg.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of marketing and engagement, counted one event after the other from their definitions alone. */
record UsageRecount(List<Told> events, Days days) {
    /** By their names in the API; null: there is none. */
    Map<String, @Nullable Double> marketing(Instant now) {
        LocalDate today = days.of(now);
        long before = count("signup", today.minusDays(30), 30);
        Map<String, @Nullable Double> figures = new TreeMap<>();
        figures.put("users_today", (double) users(today, 1).size());
        figures.put("conversion_rate", share(count("signup", today, 1), count("visit", today, 1)));
        figures.put("growth_rate", share(count("signup", today, 30) - before, before));
        revenue(figures, "revenue_today.", of("purchase", today, 1));
        revenue(figures, "total_revenue.", of("purchase", today, Integer.MAX_VALUE));
        return figures;
    }

    Map<String, @Nullable Double> engagement(Instant now) {
        LocalDate today = days.of(now);
        Set<String> month = users(today, 30);
        Set<String> fortnight = users(today, 14);
        Map<String, @Nullable Double> figures = new TreeMap<>();
        figures.put("active_users.daily", (double) users(today, 1).size());
        figures.put("active_users.weekly", (double) users(today, 7).size());
        figures.put("active_users.monthly", (double) month.size());
        figures.put(
                "churn_risk",
                share(month.stream().filter(user -> !fortnight.contains(user)).count(), month.size()));
        figures.put("support_tickets", (double) count("ticket", today, 30));
        figures.put(
                "satisfaction_score",
                share(
                        of("rating", today, 30)
                                .mapToLong(told -> told.number("score"))
                                .sum(),
                        count("rating", today, 30)));
        return figures;
    }

    private static void revenue(Map<String, @Nullable Double> figures, String name, Stream<Told> purchases) {
        figures.put(name + "EUR", 0.0);
        purchases.forEach(told -> figures.merge(
                name + told.text("currency"), (double) told.number("amountMinor"), (one, other) -> one + other));
    }

    /** How many of a type there were on one day. */
    long on(LocalDate day, String type) {
        return count(type, day, 1);
    }

    /** Users that did anything in the last days up to one, that one among them. */
    Set<String> users(LocalDate last, int many) {
        return within(last, many).map(Told::user).collect(Collectors.toSet());
    }

    private Stream<Told> within(LocalDate last, int many) {
        return events.stream().filter(told -> {
            long age = ChronoUnit.DAYS.between(days.of(told.at()), last);
            return age >= 0 && age < many;
        });
    }

    private Stream<Told> of(String type, LocalDate last, int many) {
        return within(last, many).filter(told -> Objects.equals(told.type(), type));
    }

    private long count(String type, LocalDate last, int many) {
        return of(type, last, many).count();
    }

    static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
