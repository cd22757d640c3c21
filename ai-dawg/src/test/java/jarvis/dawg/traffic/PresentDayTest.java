package jarvis.dawg.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.dawg.usage.EventReader;
import jarvis.dawg.usage.EventReading;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PresentDayTest {
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-22T23:59:00Z");

    private static PresentDay present(double rate) {
        return new PresentDay(new Crowd(7, 300), rate);
    }

    private static List<UsageEvent> during(double rate, Duration time) {
        PresentDay present = present(rate);
        return present.events(present.slot(BEFORE_MIDNIGHT), present.slot(BEFORE_MIDNIGHT.plus(time)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 5, 7.77, 1_000})
    void so_many_events_happen_in_an_hour_each_in_that_hour(double rate) {
        Duration time = rate < 100 ? Duration.ofHours(1) : Duration.ofSeconds(30);
        List<UsageEvent> events = during(rate, time);
        assertThat((double) events.size()).isBetween(rate * time.toSeconds() - 1, rate * time.toSeconds() + 1);
        assertThat(events)
                .allSatisfy(event -> assertThat(event.at()).isBetween(BEFORE_MIDNIGHT, BEFORE_MIDNIGHT.plus(time)));
        assertThat(events.stream().map(UsageEvent::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_moment_has_the_same_events_whoever_asks_and_wherever_they_begin() {
        List<UsageEvent> whole = during(20, Duration.ofMinutes(10));
        PresentDay late = present(20);
        late.events(late.slot(BEFORE_MIDNIGHT.minusSeconds(90_000)), late.slot(BEFORE_MIDNIGHT.minusSeconds(89_990)));
        long from = late.slot(BEFORE_MIDNIGHT.plusSeconds(300));
        assertThat(late.events(from, late.slot(BEFORE_MIDNIGHT.plusSeconds(600))))
                .isEqualTo(whole.subList(whole.size() / 2, whole.size()));
    }

    @Test
    void a_session_is_opened_before_anything_is_done_and_closed_afterwards() {
        Map<String, List<UsageEvent>> users =
                during(50, Duration.ofMinutes(5)).stream().collect(Collectors.groupingBy(UsageEvent::user));
        List<List<EventType>> newcomers = users.entrySet().stream()
                .filter(user -> user.getKey().contains("newcomer"))
                .map(user -> user.getValue().stream().map(UsageEvent::type).toList())
                .filter(types -> types.size() == 4)
                .toList();
        assertThat(newcomers)
                .hasSizeGreaterThan(20)
                .allSatisfy(types -> assertThat(types)
                        .containsExactly(
                                EventType.SESSION_START, EventType.VISIT, EventType.SIGNUP, EventType.SESSION_END));
    }

    @Test
    void a_subscription_is_changed_and_cancelled_by_the_user_who_started_it() {
        Map<String, String> owners = new HashMap<>();
        List<EventType> followed = new ArrayList<>();
        for (UsageEvent event : during(100, Duration.ofMinutes(10))) {
            if (event.type() == EventType.SUBSCRIPTION_START) {
                owners.put(Objects.requireNonNull(event.subscription()), event.user());
            } else if (event.subscription() != null && owners.containsKey(event.subscription())) {
                assertThat(owners).containsEntry(event.subscription(), event.user());
                followed.add(event.type());
            }
        }
        assertThat(followed).contains(EventType.SUBSCRIPTION_CHANGE, EventType.SUBSCRIPTION_CANCEL);
    }

    @Test
    void each_kind_of_event_is_among_them_and_the_service_takes_all() {
        List<UsageEvent> events = during(200, Duration.ofMinutes(2));
        assertThat(events.stream().map(UsageEvent::type).distinct()).containsExactlyInAnyOrder(EventType.values());
        JsonNode batch = new JsonMapper().readTree(EventWriter.batch(events));
        assertThat(batch.values().stream().map(json -> EventReader.read(json, BEFORE_MIDNIGHT.plusSeconds(120))))
                .isEqualTo(events.stream().map(EventReading.Accepted::new).collect(Collectors.toList()));
    }
}
