package jarvis.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way: a file, a rule in jarvis.yaml, a webhook; with a restart in between. */
class AlertedServiceTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Trusted trusted;

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer hook;

    @BeforeEach
    void configure() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            try (exchange) {
                told.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        hook.start();
        Files.writeString(
                folder.resolve("jarvis.yaml"), """
                sources:
                  books: {file: books.json, every: 1s, values: {financial.cash: /cash}}
                alerts:
                  rules:
                    cash-low: {value: financial.cash, when: "< 10"}
                    cash-gone: {value: financial.cash, quality: bad}
                  to: {webhook: "http://127.0.0.1:%d/"}
                """.formatted(hook.getAddress().getPort()));
        trusted = new Trusted(folder.resolve("state/trusted"));
        trusted.add(
                Reach.of(new ProjectFolder(folder)).stream().map(Reach::thing).toList());
    }

    @AfterEach
    void end() {
        hook.stop(0);
        client.close();
    }

    @Test
    void what_a_file_says_is_told_once_and_resolved_by_the_next_start() throws Exception {
        cash("{\"cash\": 5}");
        try (Service service = new Service(new ProjectFolder(folder), trusted, 0)) {
            assertThat(next()).isEqualTo("cash-low firing");
            JsonNode alerts = json(service, "/api/alerts");
            assertThat(alerts.at("/alerts/0/state").asString()).isEqualTo("firing");
            assertThat(alerts.at("/alerts/1/state").asString()).isEqualTo("quiet");
            assertThat(json(service, "/api/values/health.alerts[cash-low].text")
                            .path("value")
                            .asString())
                    .isEqualTo("financial.cash is < 10 (5)");
            cash("{\"cash\": null}");
            assertThat(next()).isEqualTo("cash-gone firing");
            JsonNode gone = json(service, "/api/alerts");
            assertThat(gone.at("/alerts/0/state").asString()).isEqualTo("firing");
            assertThat(gone.at("/alerts/0/text").asString())
                    .contains("last known 5 as of")
                    .contains("now unknown");
            assertThat(gone.at("/cannotBeJudged/0").asString()).isEqualTo("cash-low");
        }
        cash("{\"cash\": 50}");
        try (Service service = new Service(new ProjectFolder(folder), trusted, 0)) {
            assertThat(List.of(next(), next())).containsExactlyInAnyOrder("cash-low resolved", "cash-gone resolved");
            assertThat(json(service, "/api/alerts").at("/channels/0/givenUp").asInt(-1))
                    .isZero();
        }
        assertThat(told).isEmpty();
    }

    private String next() throws InterruptedException {
        JsonNode notice = told.poll(20, TimeUnit.SECONDS);
        assertThat(notice).isNotNull();
        return notice.path("alert").asString() + " " + notice.path("state").asString();
    }

    private JsonNode json(Service service, String path) throws IOException, InterruptedException {
        URI uri = URI.create(service.url() + path.replace("[", "%5B").replace("]", "%5D"));
        return JSON.readTree(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body());
    }

    private void cash(String text) throws IOException {
        Path fresh = folder.resolve("fresh.json");
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, folder.resolve("books.json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
