package jarvis.runtime.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.health.Expectation;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.runtime.dashboard.CheckValues.ValueCheck;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.source.Sources;
import jarvis.runtime.source.Upstream;
import jarvis.runtime.source.check.CheckSource;
import jarvis.runtime.source.check.HttpProbe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class CheckValuesTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final String ERROR = "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void a_service_is_healthy_degraded_and_unhealthy_and_says_since_when() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Upstream upstream = Upstream.saying(Upstream.ok("{}"));
                Watched watched = new Watched(spec("dawg", upstream.uri("/health"), "status == 200"))) {
            Instant begun = Instant.now();
            Map<String, String> healthy = watched.await("dawg", "good healthy");
            assertThat(healthy).doesNotContainKey("trouble").containsKeys("response_ms", "since");
            assertThat(healthy.get("target")).isEqualTo("good " + upstream.uri("/health"));
            assertThat(healthy.get("conditions")).contains("\"text\":\"status == 200: was 200\"", "\"holds\":true");
            upstream.say(ERROR);
            Map<String, String> degraded = watched.await("dawg", "good degraded");
            assertThat(degraded.get("trouble")).isEqualTo("good Not so: status == 200.");
            assertThat(degraded.get("conditions")).contains("was 500", "\"holds\":false");
            assertThat(since(degraded)).isAfter(since(healthy));
            upstream.answer((_, _) -> end.await());
            Map<String, String> unhealthy = watched.await("dawg", "good unhealthy");
            assertThat(unhealthy.get("trouble")).contains("does not answer");
            assertThat(unhealthy.get("response_ms")).startsWith("uncertain no_communication");
            upstream.say(Upstream.ok("{}"));
            assertThat(since(watched.await("dawg", "good healthy"))).isAfter(begun);
        } finally {
            end.countDown();
        }
    }

    @Test
    void one_that_hangs_delays_no_other_and_one_that_was_not_asked_is_unknown() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Upstream deaf = new Upstream((_, _) -> end.await());
                Upstream lively = Upstream.saying(Upstream.ok("{}"))) {
            SourceSpec slow = spec("slow", deaf.uri("/"), Duration.ofSeconds(50), "status == 200");
            try (Watched watched = new Watched(slow, spec("fast", lively.uri("/"), "status == 200"))) {
                watched.await("fast", "good healthy");
                assertThat(watched.row("slow", Instant.now()).get("status"))
                        .isEqualTo("uncertain waiting_initial unknown");
            }
        } finally {
            end.countDown();
        }
    }

    @Test
    void what_was_not_checked_in_time_is_stale_whether_it_answered_or_not() throws Exception {
        try (Upstream upstream = Upstream.saying(Upstream.ok("{}"));
                Upstream gone = Upstream.saying("")) {
            try (Watched watched = new Watched(spec("a", upstream.uri("/")), spec("b", gone.uri("/")))) {
                watched.await("a", "good healthy");
                watched.await("b", "good unhealthy");
                for (String service : List.of("a", "b")) {
                    String word = service.equals("a") ? "healthy" : "unhealthy";
                    Instant later = Instant.now().plus(Duration.ofMinutes(2));
                    assertThat(watched.row(service, later).get("status")).isEqualTo("uncertain last_usable " + word);
                    assertThat(watched.row(service, later.plus(Duration.ofDays(1)))
                                    .get("status"))
                            .isEqualTo("bad last_usable");
                }
                assertThat(watched.sources.pause("a")).isTrue();
                assertThat(watched.row("a", Instant.now()).get("status")).isEqualTo("uncertain last_usable unknown");
            }
        }
    }

    @Test
    void a_service_that_a_value_tells_of_is_unknown_while_that_cannot_be_believed() throws Exception {
        Own own = new Own(Own.JARVIS, Instant.now(), Instant.now());
        Reading<JsonNode> good = own.text("healthy");
        Cause doubt = new Cause(Reason.DISAGREES, "It contradicts itself.");
        Reading<JsonNode> doubted =
                new Reading.Uncertain<>(JsonNodeFactory.instance.stringNode("healthy"), doubt, good.provenance());
        assertThat(judged(good)).containsEntry("status", "good healthy").doesNotContainKey("response_ms");
        assertThat(judged(own.text("down")))
                .containsEntry("status", "good degraded")
                .containsEntry("trouble", "good Not so: == healthy.");
        assertThat(judged(doubted))
                .containsEntry("status", "uncertain disagrees unknown")
                .containsEntry("trouble", "good It contradicts itself.");
        assertThat(judged(Reading.notConfigured("Nobody says.", Meaning.PLAIN)))
                .containsEntry("status", "uncertain not_configured unknown")
                .containsEntry("conditions", "bad not_configured");
    }

    private static Map<String, String> judged(Reading<JsonNode> reading) throws Exception {
        Values stated = new Values() {
            @Override
            public Map<String, Reading<JsonNode>> at(Instant now) {
                return Map.of("business.music.health", reading);
            }

            @Override
            public Optional<Instant> ages(Instant now) {
                return Optional.empty();
            }
        };
        ValueCheck check = new ValueCheck("music", "business.music.health", List.of(Expectation.parse("== healthy")));
        try (Sources none = new Sources(List.of(), Kept.NOTHING, InstantSource.system())) {
            return row(new CheckValues(none, List.of(check), List.of(stated)), "music", Instant.now());
        }
    }

    @Test
    void the_whole_is_healthy_only_while_all_are_and_a_disk_that_was_named_is_shown_once() throws Exception {
        try (Upstream upstream = Upstream.saying(Upstream.ok("{}"));
                Watched watched = new Watched(spec("disk", upstream.uri("/"), "status == 200"))) {
            HealthValues health = new HealthValues(watched.sources, folder, Instant.now(), List.of(watched.values));
            watched.await("disk", "good healthy");
            assertThat(overall(health)).isEqualTo("good healthy");
            assertThat(row(health, "disk", Instant.now()))
                    .containsKey("conditions")
                    .doesNotContainKey("free_gib");
            upstream.say(ERROR);
            watched.await("disk", "good degraded");
            assertThat(overall(health)).isEqualTo("good degraded");
        }
    }

    private static String overall(HealthValues health) {
        return said(health.at(Instant.now()).get("health.status"));
    }

    @Test
    void only_what_differs_with_each_asking_is_not_kept() {
        assertThat(CheckValues.fleeting("health.services[a].response_ms")).isTrue();
        assertThat(CheckValues.fleeting("health.services[a].conditions")).isTrue();
        assertThat(CheckValues.fleeting("health.services[a].status")).isFalse();
        assertThat(CheckValues.fleeting("health.api.response_ms")).isFalse();
    }

    /** Services being looked at all the time. */
    private static final class Watched implements AutoCloseable {
        final Sources sources;
        final CheckValues values;
        private final Semaphore changes = new Semaphore(0);

        Watched(SourceSpec... specs) {
            sources = new Sources(List.of(specs), Kept.NOTHING, InstantSource.system());
            values = new CheckValues(sources, List.of(), List.of());
            sources.subscribe(changes::release);
        }

        Map<String, String> row(String service, Instant now) {
            return CheckValuesTest.row(values, service, now);
        }

        Map<String, String> await(String service, String status) throws InterruptedException {
            while (!status.equals(row(service, Instant.now()).get("status"))) {
                assertThat(changes.tryAcquire(20, TimeUnit.SECONDS))
                        .as("waiting for %s, and it is %s", status, row(service, Instant.now()))
                        .isTrue();
            }
            return row(service, Instant.now());
        }

        @Override
        public void close() {
            sources.close();
        }
    }

    private static Map<String, String> row(Values values, String service, Instant now) {
        String prefix = "health.services[" + service + "].";
        Map<String, String> row = new java.util.HashMap<>();
        values.at(now).forEach((name, reading) -> {
            if (name.startsWith(prefix)) {
                row.put(name.substring(prefix.length()), said(reading));
            }
        });
        return row;
    }

    private static String said(@org.jspecify.annotations.Nullable Reading<JsonNode> reading) {
        if (reading == null) {
            return "nothing";
        }
        String cause =
                reading.cause() == null ? "" : " " + reading.cause().reason().word();
        return reading.quality().word()
                + cause
                + reading.fold(value -> " " + (value.isString() ? value.asString() : value.toString()), _ -> "");
    }

    private static Instant since(Map<String, String> row) {
        return Instant.parse(row.getOrDefault("since", "").replace("good ", ""));
    }

    private static SourceSpec spec(String name, URI uri, String... conditions) throws Exception {
        return spec(name, uri, TIMEOUT, conditions);
    }

    private static SourceSpec spec(String name, URI uri, Duration timeout, String... conditions) throws Exception {
        List<Expectation> expected = new java.util.ArrayList<>();
        for (String condition : conditions) {
            expected.add(Expectation.parse(condition));
        }
        InstantSource clock = InstantSource.system();
        Retry retry = new Retry(Duration.ofMillis(20), Duration.ofMillis(50), 5);
        return new SourceSpec(
                new SourceRules(name, CheckSource.KIND, Duration.ofMillis(50), LIMITS, retry),
                new CheckSource(new HttpProbe(uri, Headers.plain(Map.of()), expected, timeout, clock), expected, clock),
                CheckSource.whole(name),
                timeout);
    }
}
