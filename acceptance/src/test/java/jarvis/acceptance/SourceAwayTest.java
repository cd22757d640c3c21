package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jarvis beside a service that comes and goes. */
@Tag("slow")
class SourceAwayTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TODAY = "business.music.metrics.generations_today";

    @TempDir
    Path temp;

    private Path project;
    private int port;

    @BeforeEach
    void places() throws IOException {
        project = Files.createDirectory(temp.resolve("project"));
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(project.resolve("jarvis.yaml"), """
                sources:
                  ai-dawg:
                    modules: http://127.0.0.1:%d
                    every: 300ms
                    warn-after: 1h
                    error-after: 2h
                """.formatted(port));
    }

    @Test
    void a_service_that_is_killed_and_started_again_leaves_its_last_good_values_and_one_line_each_way() {
        Product.Running dawg = dawg();
        try (Product.Running jarvis = new Product(project).start("serve", "serve", "--trust", "--port", "0")) {
            JsonNode before = awaited(jarvis, "good", "");
            assertThat(before.path("value").longValue()).isZero();
            dawg.killHard();
            awaited(jarvis, "uncertain", "no_communication");
            JsonNode open = awaited(jarvis, "uncertain", "breaker_open");
            assertThat(open.path("value").longValue()).isZero();
            assertThat(instant(open, "fetchedAt")).isAfterOrEqualTo(instant(before, "fetchedAt"));
            assertThat(instant(open, "checkedAt")).isAfter(instant(open, "fetchedAt"));
            assertThat(instant(open, "nextAttemptAt"))
                    .isBefore(instant(open, "checkedAt").plusSeconds(5));
            JsonNode health = new Api(project).get("/api/dashboard/health").at("/data/services");
            assertThat(health.valueStream()
                            .filter(service -> service.path("id").asString().equals("ai-dawg"))
                            .map(service -> service.path("status").asString()))
                    .containsExactly("unhealthy");
            dawg = dawg();
            JsonNode after = awaited(jarvis, "good", "");
            assertThat(instant(after, "fetchedAt")).isAfter(instant(open, "checkedAt"));
            String log = Api.read(project.resolve(".jarvis/jarvis.0.log"));
            assertThat(log.lines().filter(line -> line.contains("ai-dawg: good -> failing")))
                    .hasSize(1);
            assertThat(log.lines().filter(line -> line.contains("ai-dawg: failing -> good")))
                    .hasSize(1);
        } finally {
            dawg.close();
        }
    }

    private Product.Running dawg() {
        Product.Running dawg =
                new Product(temp).with("PORT", String.valueOf(port)).start("dawg", "dawg");
        Api.until("AI DAWG listens", LONG, () -> dawg.said().contains("http://127.0.0.1:" + port), dawg::said);
        return dawg;
    }

    private JsonNode awaited(Product.Running jarvis, String quality, String reason) {
        JsonNode[] last = new JsonNode[1];
        Api.until(
                TODAY + " is " + quality + " " + reason,
                LONG,
                () -> {
                    if (!Files.exists(project.resolve(".jarvis/server.json"))) {
                        return false;
                    }
                    last[0] = new Api(project).get("/api/values/" + TODAY);
                    return last[0].path("quality").asString("").equals(quality)
                            && last[0].path("reason").asString("").equals(reason);
                },
                () -> last[0] + "\n" + jarvis.said());
        return last[0];
    }

    private static Instant instant(JsonNode value, String field) {
        return Instant.parse(value.path(field).asString());
    }
}
