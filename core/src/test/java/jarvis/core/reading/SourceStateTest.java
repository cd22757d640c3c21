package jarvis.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceStateTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Cause AWAY = new Cause(Reason.NO_COMMUNICATION, "Nobody answers.");
    private static final SourceRules RULES = new SourceRules(
            "tracker",
            "file",
            Duration.ofSeconds(5),
            new Limits(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            Retry.DEFAULT);

    @Test
    void before_the_first_answer_it_waits_and_says_so() {
        assertThat(seen(SourceState.waiting(RULES, NOON), NOON)).isEqualTo("bad waiting_initial");
    }

    @Test
    void a_fresh_value_is_good() {
        assertThat(seen(heard(NOON), NOON.plusSeconds(60))).isEqualTo("good 16");
    }

    @Test
    void age_makes_it_uncertain_and_then_bad() {
        assertThat(seen(heard(NOON), NOON.plusSeconds(61))).isEqualTo("uncertain last_usable 16");
        assertThat(seen(heard(NOON), NOON.plusSeconds(601))).isEqualTo("bad last_usable");
        assertThat(heard(NOON).ages(NOON)).contains(NOON.plusSeconds(60).plusMillis(1));
        assertThat(heard(NOON).ages(NOON.plusSeconds(61)))
                .contains(NOON.plusSeconds(600).plusMillis(1));
        assertThat(heard(NOON).ages(NOON.plusSeconds(601))).isEmpty();
    }

    @Test
    void a_failure_keeps_the_last_value_with_its_own_time_and_the_reason() {
        SourceState<Long> failing = heard(NOON).failed(AWAY, NOON.plusSeconds(5), 1, null);
        assertThat(seen(failing, NOON.plusSeconds(6))).isEqualTo("uncertain no_communication 16");
        Clocks clocks = read(failing, NOON.plusSeconds(6)).provenance().clocks();
        assertThat(clocks.asOf()).isEqualTo(NOON);
        assertThat(clocks.fetchedAt()).isEqualTo(NOON);
        assertThat(clocks.checkedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(clocks.nextAttemptAt()).isEqualTo(NOON.plusSeconds(5).plusMillis(250));
    }

    @Test
    void a_failure_before_any_value_is_bad_for_that_reason() {
        assertThat(seen(SourceState.<Long>waiting(RULES, NOON).failed(AWAY, NOON, 1, null), NOON))
                .isEqualTo("bad no_communication");
    }

    @Test
    void what_nobody_named_is_a_fault_once_it_was_there() {
        Cause unnamed = new Cause(Reason.NOT_CONFIGURED, "It is not there.");
        assertThat(seen(SourceState.<Long>waiting(RULES, NOON).failed(unnamed, NOON, 1, null), NOON))
                .isEqualTo("bad not_configured");
        assertThat(seen(heard(NOON).failed(unnamed, NOON, 1, null), NOON)).isEqualTo("uncertain no_communication 16");
    }

    @Test
    void several_failures_open_the_breaker_and_one_success_closes_it() {
        SourceState<Long> state = heard(NOON);
        for (int i = 0; i < 4; i++) {
            state = state.failed(AWAY, NOON, 1, null);
        }
        assertThat(state.breakerOpen()).isFalse();
        state = state.failed(AWAY, NOON, 1, null);
        assertThat(state.breakerOpen()).isTrue();
        assertThat(seen(state, NOON)).isEqualTo("uncertain breaker_open 16");
        state = state.understood(document(17, NOON.plusSeconds(9), NOON.plusSeconds(9)));
        assertThat(state.breakerOpen()).isFalse();
        assertThat(seen(state, NOON.plusSeconds(9))).isEqualTo("good 17");
    }

    @Test
    void the_wait_grows_to_its_cap_and_never_past_what_the_source_asked_for() {
        SourceState<Long> state = heard(NOON);
        for (int i = 0; i < 100; i++) {
            state = state.failed(AWAY, NOON, 1, null);
            assertThat(state.nextAttemptAt()).isBetween(NOON, NOON.plusSeconds(4));
        }
        assertThat(state.nextAttemptAt()).isEqualTo(NOON.plusSeconds(4));
        assertThat(state.failed(AWAY, NOON, 0, NOON.plusSeconds(30)).nextAttemptAt())
                .isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void a_clock_that_is_set_back_a_day_does_not_put_off_the_next_attempt() {
        assertThat(heard(NOON).due(NOON.plusSeconds(4))).isFalse();
        assertThat(heard(NOON).due(NOON.minusSeconds(86_400))).isTrue();
        SourceState<Long> failing = heard(NOON).failed(AWAY, NOON, 1, NOON.plusSeconds(30));
        assertThat(failing.due(NOON.plusSeconds(29))).isFalse();
        assertThat(failing.due(NOON.minusSeconds(86_400))).isTrue();
        assertThat(heard(NOON).paused(NOON).due(NOON.minusSeconds(86_400))).isFalse();
        assertThat(heard(NOON).due(NOON.plusSeconds(86_400))).isTrue();
    }

    @Test
    void a_day_that_the_clock_jumped_makes_a_value_old_until_it_is_heard_again() {
        assertThat(seen(heard(NOON), NOON.plusSeconds(86_400))).isEqualTo("bad last_usable");
        assertThat(seen(heard(NOON), NOON.minusSeconds(86_400))).isEqualTo("uncertain clock_skew 16");
    }

    @Test
    void a_value_of_the_future_is_not_believed_as_it_stands() {
        assertThat(seen(heard(NOON.plusSeconds(11)), NOON)).isEqualTo("uncertain clock_skew 16");
        assertThat(seen(heard(NOON.plusSeconds(9)), NOON)).isEqualTo("good 16");
    }

    @Test
    void what_it_no_longer_says_is_bad_and_neither_its_old_value_nor_zero() {
        SourceState<Long> state = heard(NOON).understood(new SourceState.Document<>(Map.of(), "2", NOON, NOON, false));
        assertThat(seen(state, NOON)).isEqualTo("bad invalid");
    }

    @Test
    void what_was_kept_over_a_restart_is_uncertain_until_it_is_heard_again() {
        SourceState<Long> state =
                SourceState.<Long>waiting(RULES, NOON.plusSeconds(20)).restored(document(16, NOON, NOON));
        assertThat(seen(state, NOON.plusSeconds(20))).isEqualTo("uncertain last_usable 16");
        assertThat(read(state, NOON.plusSeconds(20)).provenance().clocks().asOf())
                .isEqualTo(NOON);
        assertThat(seen(state.unchanged(NOON.plusSeconds(21), null), NOON.plusSeconds(21)))
                .isEqualTo("good 16");
    }

    @Test
    void an_unchanged_document_is_newly_fetched_and_as_old_as_before() {
        Clocks clocks = read(heard(NOON).unchanged(NOON.plusSeconds(5), null), NOON.plusSeconds(5))
                .provenance()
                .clocks();
        assertThat(clocks.asOf()).isEqualTo(NOON);
        assertThat(clocks.fetchedAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void a_paused_source_is_not_asked_and_its_values_say_so() {
        SourceState<Long> paused = heard(NOON).paused(NOON.plusSeconds(1));
        assertThat(seen(paused, NOON.plusSeconds(2))).isEqualTo("uncertain last_usable 16");
        assertThat(paused.due(NOON.plusSeconds(100))).isFalse();
        assertThat(paused.resumed(NOON.plusSeconds(3)).due(NOON.plusSeconds(3))).isTrue();
        assertThat(seen(paused.resumed(NOON.plusSeconds(3)), NOON.plusSeconds(3)))
                .isEqualTo("good 16");
    }

    @Test
    void a_doubt_stays_beside_the_value() {
        Observation<Long> stated = new Observation.Stated<>(16L, Meaning.PLAIN).doubted("Its own tasks are 18.");
        SourceState<Long> state = SourceState.<Long>waiting(RULES, NOON)
                .understood(new SourceState.Document<>(Map.of("done", stated), "1", NOON, NOON, false));
        assertThat(seen(state, NOON)).isEqualTo("uncertain disagrees 16");
    }

    private static SourceState<Long> heard(@Nullable Instant asOf) {
        return SourceState.<Long>waiting(RULES, NOON).understood(document(16, asOf, NOON));
    }

    private static SourceState.Document<Long> document(long value, @Nullable Instant asOf, Instant fetchedAt) {
        Map<String, Observation<Long>> values = Map.of("done", new Observation.Stated<>(value, Meaning.PLAIN));
        return new SourceState.Document<>(values, "1", asOf, fetchedAt, false);
    }

    private static Reading<Long> read(SourceState<Long> state, Instant now) {
        return state.reading("done", Meaning.PLAIN, now);
    }

    private static String seen(SourceState<Long> state, Instant now) {
        Reading<Long> reading = read(state, now);
        String cause =
                reading.cause() == null ? "" : " " + reading.cause().reason().word();
        return reading.quality().word() + cause + reading.fold(value -> " " + value, _ -> "");
    }

    @Test
    void notes_travel_with_the_value() {
        Observation<Long> stated =
                new Observation.Stated<>(1L, Meaning.unit("h"), null, null, List.of("read from a text"));
        SourceState<Long> state = SourceState.<Long>waiting(RULES, NOON)
                .understood(new SourceState.Document<>(Map.of("done", stated), "1", null, NOON, false));
        Provenance provenance = read(state, NOON).provenance();
        assertThat(provenance.notes()).containsExactly("read from a text");
        assertThat(provenance.meaning().unit()).isEqualTo("h");
        assertThat(provenance.clocks().asOf()).isNull();
    }
}
