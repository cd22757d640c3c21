package jarvis.dawg.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:40:00Z");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Traffic traffic(Plan plan, InstantSource clock) {
        return new Traffic(plan, clock, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static Plan history(URI service) {
        return new Plan(service, 7, 60, 3, null);
    }

    private static Plan live(URI service, Duration duration) {
        return new Plan(service, 7, 60, 0, new Plan.Live(200, duration, 0));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_history_ends_with_the_last_full_hour_and_is_the_same_when_sent_again() {
        try (FlakyService service = new FlakyService();
                FlakyService again = new FlakyService()) {
            assertThat(traffic(history(service.url()), () -> NOW).run()).isTrue();
            assertThat(traffic(history(again.url()), () -> NOW.plusSeconds(900)).run())
                    .isTrue();
            assertThat(again.batches).isEqualTo(service.batches).hasSize(5);
            assertThat(said()).contains("ended: sent ", "errors 0");
        }
    }

    @Test
    void a_batch_is_sent_until_it_is_answered_and_what_was_wrong_is_said_once() {
        try (FlakyService service = new FlakyService(503, 503, FlakyService.DROPPED, 500)) {
            assertThat(traffic(history(service.url()), () -> NOW).run()).isTrue();
            List<List<String>> batches = service.batches;
            assertThat(batches.subList(1, 5)).allMatch(batches.getFirst()::equals);
            assertThat(batches.subList(4, batches.size())).doesNotHaveDuplicates();
            assertThat(said())
                    .containsOnlyOnce("answered 503 In a mood.; it is tried again")
                    .containsOnlyOnce("the service answers again")
                    .contains("errors 4");
        }
    }

    @Test
    void what_will_never_be_taken_is_not_sent_again() {
        try (FlakyService service = new FlakyService(404)) {
            assertThat(traffic(history(service.url()), () -> NOW).run()).isFalse();
            assertThat(service.batches).hasSize(1);
            assertThat(said()).contains("/api/v1/events answered 404 In a mood. Is it AI DAWG");
        }
    }

    @Test
    void a_duration_has_its_events_and_an_end() {
        try (FlakyService service = new FlakyService()) {
            assertThat(traffic(live(service.url(), Duration.ofSeconds(1)), InstantSource.system())
                            .run())
                    .isTrue();
            assertThat(service.batches.stream().mapToInt(List::size).sum()).isBetween(199, 201);
        }
    }

    @Test
    void a_service_that_is_away_to_the_end_is_said() {
        URI nobody;
        try (FlakyService gone = new FlakyService()) {
            nobody = gone.url();
        }
        assertThat(traffic(live(nobody, Duration.ofSeconds(1)), InstantSource.system())
                        .run())
                .isFalse();
        assertThat(said()).contains("does not listen", "its last batch is not delivered");
    }

    @Test
    void it_can_be_stopped_while_it_waits_for_the_service() throws Exception {
        try (FlakyService service = new FlakyService(503)) {
            Traffic traffic = traffic(history(service.url()), () -> NOW);
            CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(traffic::run);
            assertThat(service.asked.await(30, TimeUnit.SECONDS)).isTrue();
            traffic.stop();
            assertThat(running.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).containsOnlyOnce("ended: sent 0");
        }
    }

    @Test
    void music_is_asked_for_meanwhile() {
        try (FlakyService service = new FlakyService()) {
            Plan plan = new Plan(service.url(), 7, 60, 0, new Plan.Live(5, Duration.ofSeconds(1), 600));
            assertThat(traffic(plan, InstantSource.system()).run()).isTrue();
            assertThat(service.paths).contains("/api/v1/modules/music/generations");
            assertThat(said()).doesNotContain("generations queued 0, errors");
        }
    }
}
