package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The example service as its own program, with nothing installed and with PostgreSQL. */
@Tag("slow")
class DawgTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int BATCH = 50;
    private static final int WRITES = 10_000;
    private static final int KILLS = 5;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path temp;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();

    /** Where the service keeps what it is told. */
    enum Kept {
        IN_A_FILE,
        IN_POSTGRESQL
    }

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_first_checkpoint_of_the_founding_plan_passes_word_for_word(Kept kept) throws Exception {
        Path plan = Product.HOME.resolveSibling("shared").resolve("plans/seed-plan.md");
        assumeTrue(Files.exists(plan), "skipped: the founding plan is not at hand");
        List<String> lines = Files.readAllLines(plan).stream()
                .dropWhile(line -> !line.startsWith("### Checkpoint 1:"))
                .dropWhile(line -> !line.startsWith("```"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("```"))
                .map(line -> line.replace("localhost:3001", "localhost:" + port))
                .toList();
        assertThat(lines).hasSize(3);
        String url = fresh(kept);
        try (Product.Running dawg = started(url)) {
            Path script = Files.write(temp.resolve("checkpoint.sh"), lines);
            Process checks = new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(temp.resolve("checkpoint.out").toFile())
                    .start();
            assertThat(checks.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(checks.exitValue())
                    .as(Files.readString(temp.resolve("checkpoint.out")) + dawg.said())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void killed_again_and_again_it_loses_no_event_that_it_acknowledged_and_counts_none_twice(Kept kept)
            throws Exception {
        String url = fresh(kept);
        int sent = 0;
        Random random = new Random(20261122);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (Product.Running dawg = started(url)) {
                while (sent * BATCH < WRITES / KILLS * kill && post(sent)) {
                    sent++;
                }
                Thread killer = Thread.ofVirtual().start(() -> {
                    pause(random.nextInt(100));
                    dawg.killHard();
                });
                while (killer.isAlive() && post(sent)) {
                    sent++;
                }
                killer.join();
            }
        }
        assertThat(sent * BATCH).isGreaterThanOrEqualTo(WRITES);
        int acknowledged = sent;
        try (Product.Running dawg = started(url)) {
            // What was cut off may have been taken: sent once more, every event counts once.
            assertThat(post(acknowledged)).as(dawg.said()).isTrue();
            JsonNode metrics = get("/api/v1/modules/marketing").at("/data/metrics");
            assertThat(metrics.at("/total_revenue/EUR").longValue()).isEqualTo((acknowledged + 1L) * BATCH);
            assertThat(metrics.at("/users_today").longValue()).isPositive();
        }
    }

    @Test
    void without_redis_nothing_of_its_client_is_loaded() throws Exception {
        Path loaded = temp.resolve("loaded");
        Product product = new Product(temp).with("JARVIS_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
        try (Product.Running dawg = started(product)) {
            assertThat(Files.readString(loaded))
                    .as(dawg.said())
                    .contains("jarvis.dawg.live.MemoryCounters")
                    .doesNotContain("redis.clients", "RedisCounters");
        }
    }

    /** An empty database as DATABASE_URL; blank for the file, which needs nothing. */
    private static String fresh(Kept kept) throws SQLException {
        if (kept == Kept.IN_A_FILE) {
            return "";
        }
        String name = "dawg_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    private Product.Running started(String url) {
        return started(new Product(temp).with("DATABASE_URL", url));
    }

    private Product.Running started(Product product) {
        Product.Running dawg = product.with("PORT", String.valueOf(port)).start("dawg", "dawg");
        Api.until(
                "health", LONG, () -> get("/health").path("status").asString("").equals("healthy"), dawg::said);
        return dawg;
    }

    /** Sends a batch of purchases of one cent each; whether it was acknowledged. */
    private boolean post(int batch) {
        Instant now = Instant.now();
        String events = IntStream.range(0, BATCH)
                .mapToObj(i -> """
                        {"id": "%d-%d", "type": "purchase", "user": "user-%d", "at": "%s", "amountMinor": 1, "currency": "EUR"}""".formatted(batch, i, i, now))
                .collect(Collectors.joining(",", "[", "]"));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri("/api/v1/events"))
                            .POST(HttpRequest.BodyPublishers.ofString(events))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode get(String path) {
        try {
            return Api.json(http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
