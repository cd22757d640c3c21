package jarvis.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reason;
import jarvis.core.reading.SourceState;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.Sources;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nothing is asked that nobody trusted; from the moment of trust on it is. */
class UntrustedTest {
    @TempDir
    Path folder;

    @Test
    void a_source_beyond_the_folder_is_asked_only_when_it_is_trusted() throws Exception {
        Semaphore asked = new Semaphore(0);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.release();
                byte[] body = "{\"cash\": 5}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        Semaphore changes = new Semaphore(0);
        ProjectFolder project = configured(server.getAddress().getPort());
        Trusted trusted = new Trusted(folder.resolve("state/trusted"));
        try (Sources sources = new Sources(
                SourceSpecs.of(project, trusted, InstantSource.system()), Kept.NOTHING, InstantSource.system())) {
            sources.subscribe(changes::release);
            SourceState<JsonNode> state = sources.known().getFirst().state();
            while (state.trouble() == null) {
                assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                state = sources.known().getFirst().state();
            }
            assertThat(state.trouble().reason()).isEqualTo(Reason.CONFIG_ERROR);
            assertThat(state.trouble().detail()).contains("jarvis trust");
            assertThat(asked.availablePermits()).isZero();
            trusted.add(Reach.of(project).stream().map(Reach::thing).toList());
            sources.resume("away");
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            while (quality(sources) != Quality.GOOD) {
                assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            server.stop(0);
        }
    }

    private static Quality quality(Sources sources) {
        return Objects.requireNonNull(
                        sources.readings(InstantSource.system().instant()).get("financial.cash"))
                .quality();
    }

    private ProjectFolder configured(int port) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), """
                sources:
                  away: {http: "http://127.0.0.1:%d/", every: 1s, values: {financial.cash: /cash}}
                """.formatted(port));
        return new ProjectFolder(folder);
    }
}
