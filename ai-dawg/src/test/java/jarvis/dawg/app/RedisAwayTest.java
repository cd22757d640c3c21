package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.dawg.live.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two services share their live counters in Redis, which dies, falls silent, and comes back. */
class RedisAwayTest {
    private static final String VISIT = """
            {"id": "%s", "type": "visit", "user": "ann", "at": "%s"}""";
    private static final int MANY = 200;
    /** What one request takes that waits for Redis. */
    private static final Duration WAITED = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private RedisServer redis;
    private Running one;
    private Running other;

    @BeforeEach
    void start() {
        redis = new RedisServer();
        one = running("one");
        other = running("other");
    }

    @AfterEach
    void stop() throws Exception {
        if (one != null) {
            redis.goOn();
            other.close();
            one.close();
            redis.close();
        }
    }

    private Running running(String name) {
        return new Running(folder.resolve(name), InstantSource.system(), redis.url());
    }

    @Test
    void what_one_did_the_other_knows() {
        assertThat(lastWork(other)).isEmpty();
        assertThat(visit(one, "a").status()).isEqualTo(200);
        until("the other knows it", () -> lastWork(other).equals(lastWork(one)));
        assertThat(lastWork(one)).isNotEmpty();
        assertThat(metrics(one).toString()).isEqualTo("{\"status\":\"healthy\",\"store\":\"redis\"}");
    }

    @Test
    void while_redis_is_dead_each_goes_on_alone_and_says_so_and_afterwards_they_share_again() {
        visit(one, "a");
        until("they share", () -> !lastWork(other).isEmpty());
        redis.kill();
        goesOn();
        redis.startAgain();
        sharesAgain();
    }

    @Test
    void while_redis_is_silent_nobody_waits_for_it() {
        visit(one, "a");
        until("they share", () -> !lastWork(other).isEmpty());
        redis.stop();
        goesOn();
        redis.goOn();
        sharesAgain();
    }

    /** All of it, while Redis is away from the first request to the last. */
    private void goesOn() {
        Instant begin = Instant.now();
        for (int i = 0; i < MANY; i++) {
            assertThat(visit(one, "away-" + i).status()).isEqualTo(200);
            assertThat(one.get("/api/v1/modules").status()).isEqualTo(200);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(WAITED.multipliedBy(MANY));
        }
        until("it is said", () -> metrics(one).path("status").asString("").equals("degraded"));
        JsonNode health = one.get("/health").body();
        assertThat(health.at("/checks/metrics/store").stringValue()).isEqualTo("redis");
        assertThat(health.at("/checks/metrics/reason").stringValue())
                .startsWith(redis.url() + "/0 cannot be used: ")
                .contains("of this process alone");
        assertThat(health.path("status").stringValue()).isEqualTo("healthy");
        assertThat(health.at("/checks/modules/marketing").stringValue()).isEqualTo("healthy");
    }

    private void sharesAgain() {
        String known = lastWork(one);
        until("they share again", () -> lastWork(other).equals(known));
        until("it is said", () -> metrics(one).path("status").asString("").equals("healthy"));
        assertThat(metrics(one).has("reason")).isFalse();
    }

    @Test
    void without_redis_at_the_start_it_starts_all_the_same() throws Exception {
        redis.kill();
        try (Running alone = running("alone")) {
            assertThat(visit(alone, "a").status()).isEqualTo(200);
            assertThat(metrics(alone).path("status").stringValue()).isEqualTo("degraded");
            assertThat(lastWork(alone)).isNotEmpty();
        }
    }

    private static Running.Answer visit(Running service, String id) {
        return service.post("/api/v1/events", VISIT.formatted(id, Instant.now()));
    }

    private static String lastWork(Running service) {
        return service.get("/api/v1/modules/marketing")
                .body()
                .at("/data/last_work")
                .asString("");
    }

    private static JsonNode metrics(Running service) {
        return service.get("/health").body().at("/checks/metrics");
    }

    private interface Look {
        boolean good();
    }

    /** Looked at again, as Redis is asked once a second. */
    private static void until(String what, Look look) {
        for (int i = 0; i < 300; i++) {
            if (look.good()) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("never: " + what);
    }
}
