package jarvis.dawg.store;

import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.UsageEvent;
import jarvis.dawg.usage.UsageSummary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The oracle: the same figures counted one event after the other, from the definitions alone. */
record Recount(Collection<UsageEvent> events, ZoneId zone) {
    UsageSummary summary() {
        long monthly = users(30).count();
        return new UsageSummary(
                users(1).count(),
                users(7).count(),
                monthly,
                users(30).filter(user -> users(14).noneMatch(user::equals)).count(),
                count(EventType.VISIT, 0, 1),
                count(EventType.SIGNUP, 0, 1),
                count(EventType.SIGNUP, 0, 30),
                count(EventType.SIGNUP, 30, 60),
                money(event -> age(event) == 0),
                money(_ -> true),
                count(EventType.TICKET, 0, 30),
                count(EventType.RATING, 0, 30),
                of(EventType.RATING, 0, 30)
                        .mapToLong(event -> event.score() == null ? 0 : event.score())
                        .sum());
    }

    /** In whole days of the zone: 0 is today. */
    private long age(UsageEvent event) {
        LocalDate today = LocalDate.ofInstant(History.NOW, zone);
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(event.at(), zone), today);
    }

    private Stream<String> users(int days) {
        return events.stream()
                .filter(event -> age(event) < days)
                .map(UsageEvent::user)
                .distinct();
    }

    private Stream<UsageEvent> of(EventType type, int from, int to) {
        return events.stream().filter(event -> event.type() == type && age(event) >= from && age(event) < to);
    }

    private long count(EventType type, int from, int to) {
        return of(type, from, to).count();
    }

    private SortedMap<String, Long> money(Predicate<UsageEvent> which) {
        return events.stream()
                .filter(which)
                .map(UsageEvent::amount)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.groupingBy(Money::currency, TreeMap::new, Collectors.summingLong(Money::minor)));
    }
}
