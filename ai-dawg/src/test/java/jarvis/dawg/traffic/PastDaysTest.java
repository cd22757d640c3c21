package jarvis.dawg.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.dawg.usage.EventReader;
import jarvis.dawg.usage.EventReading;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PastDaysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int DAYS = 84;

    private static PastDays past(long seed) {
        return new PastDays(new Crowd(seed, 400));
    }

    private static List<UsageEvent> history(long seed) {
        return days().flatMap(day -> past(seed).on(day).stream()).toList();
    }

    private static Stream<LocalDate> days() {
        return TODAY.minusDays(DAYS).datesUntil(TODAY);
    }

    @Test
    void a_seed_has_one_history_and_another_seed_another() {
        assertThat(history(7)).isEqualTo(history(7));
        Set<String> ids = ids(history(7));
        assertThat(ids).hasSize(history(7).size()).doesNotContainAnyElementsOf(ids(history(8)));
    }

    @Test
    void a_day_is_the_same_whichever_days_were_asked_for_before() {
        PastDays past = past(7);
        List<UsageEvent> first = past.on(TODAY);
        past.on(TODAY.minusYears(3));
        assertThat(past.on(TODAY)).isEqualTo(first);
    }

    @Test
    void every_event_is_one_that_the_service_takes_and_reads_as_it_was_meant() {
        Instant now = TODAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<UsageEvent> events = past(7).on(TODAY);
        JsonNode batch = new JsonMapper().readTree(EventWriter.batch(events));
        assertThat(batch.values().stream().map(json -> EventReader.read(json, now)))
                .isEqualTo(events.stream().map(EventReading.Accepted::new).collect(Collectors.toList()));
    }

    @Test
    void about_as_many_users_are_active_in_a_month_as_were_asked_for() {
        long active = history(7).stream()
                .filter(event -> event.at().isAfter(Instant.parse("2026-10-23T00:00:00Z")))
                .map(UsageEvent::user)
                .distinct()
                .count();
        assertThat(active).isBetween(300L, 500L);
    }

    @Test
    void weekends_are_quieter_than_weekdays() {
        long weekend = days().filter(day -> day.getDayOfWeek().getValue() > 5)
                .mapToLong(day -> past(7).on(day).size())
                .sum();
        long all = history(7).size();
        assertThat(weekend / 2.0).isLessThan(0.75 * (all - weekend) / 5.0).isGreaterThan(0.3 * (all - weekend) / 5.0);
    }

    @Test
    void a_year_later_half_as_many_more_come() {
        assertThat(signups(TODAY) / (double) signups(TODAY.minusDays(365))).isBetween(1.3, 1.7);
    }

    private static long signups(LocalDate until) {
        PastDays past = new PastDays(new Crowd(3, 2_000));
        return until.minusDays(DAYS)
                .datesUntil(until)
                .flatMap(day -> past.on(day).stream())
                .filter(event -> event.type() == EventType.SIGNUP)
                .count();
    }

    @Test
    void nobody_signs_up_twice_or_subscribes_without_having_signed_up() {
        List<String> signups = new ArrayList<>();
        Set<String> started = new HashSet<>();
        PastDays past = past(7);
        TODAY.minusDays(600)
                .datesUntil(TODAY)
                .forEach(day -> past.on(day).forEach(event -> {
                    switch (event.type()) {
                        case SIGNUP -> signups.add(event.user());
                        case SUBSCRIPTION_START -> started.add(Objects.requireNonNull(event.subscription()));
                        case SUBSCRIPTION_CHANGE, SUBSCRIPTION_CANCEL -> {
                            // Whoever joined before the first of these days started unseen.
                            if (signups.contains(event.user())) {
                                assertThat(started).contains(Objects.requireNonNull(event.subscription()));
                            }
                        }
                        case VISIT, SESSION_START, SESSION_END, PURCHASE, TICKET, RATING -> {}
                    }
                }));
        assertThat(signups).doesNotHaveDuplicates();
        assertThat(started).hasSizeGreaterThan(50);
    }

    @Test
    void what_is_told_of_earlier_subscriptions_is_what_a_longer_history_tells() {
        List<UsageEvent> told = past(7).subscriptionsBefore(TODAY);
        List<UsageEvent> all = TODAY.minusDays(500)
                .datesUntil(TODAY)
                .flatMap(day -> past(7).on(day).stream())
                .toList();
        assertThat(told).hasSizeGreaterThan(20);
        assertThat(all).containsAll(told);
        Set<String> over = all.stream()
                .filter(event -> event.type() == EventType.SUBSCRIPTION_CANCEL)
                .map(UsageEvent::user)
                .collect(Collectors.toSet());
        assertThat(told.stream().map(UsageEvent::id))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(event -> event.subscription() != null && !over.contains(event.user()))
                        .map(UsageEvent::id)
                        .toList());
    }

    private static Set<String> ids(List<UsageEvent> events) {
        return events.stream().map(UsageEvent::id).collect(Collectors.toSet());
    }
}
