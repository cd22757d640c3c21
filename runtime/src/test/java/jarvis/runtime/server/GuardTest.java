package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.view.Scenes;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String STOP = "{\"command\":\"stop\",\"reason\":\"enough\"}";

    private @TempDir Path root;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root, Scenes.blocked());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            assertThat(connects(other)).as(other.toString()).isFalse();
        }
        assertThat(connects(InetAddress.getLoopbackAddress())).isTrue();
    }

    private boolean connects(InetAddress address) {
        try (Socket socket = new Socket(address, site.server.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void everyRequestMustNameThisMachineAndPort() {
        int port = site.server.port();
        for (String path :
                List.of("/", "/health", "/api/runs", "/api/runs/current/stream", "/nothing", "/lib/lit/index.js")) {
            for (String host : List.of(
                    "evil.example:" + port, "localhost", "localhost:" + (port + 1), "127.0.0.1.nip.io:" + port)) {
                String answer = site.raw("GET " + path + " HTTP/1.1", "Host: " + host, "Connection: close");
                assertThat(answer)
                        .startsWith("HTTP/1.1 403")
                        .contains("host-not-allowed")
                        .doesNotContain("evil", "nip");
            }
        }
        for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LocalHost")) {
            assertThat(site.raw("GET /health HTTP/1.1", "Host: " + host + ":" + port, "Connection: close"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aProxyMayShowThePageUnderTheOriginsThatThePersonOpened() {
        for (String host : List.of("jarvis.example", "Jarvis.Example")) {
            assertThat(site.raw("GET /health HTTP/1.1", "Host: " + host, "Connection: close"))
                    .startsWith("HTTP/1.1 200");
        }
        for (String host : List.of("jarvis.example:81", "www.jarvis.example", "jarvis.example.evil.example")) {
            assertThat(site.raw("GET /health HTTP/1.1", "Host: " + host, "Connection: close"))
                    .startsWith("HTTP/1.1 403")
                    .contains("origin: in jarvis.yaml");
        }
        assertThat(from("https://jarvis.example").statusCode()).isEqualTo(200);
        assertThat(from("http://jarvis.example").statusCode()).isEqualTo(403);
        assertThat(from("https://evil.example").statusCode()).isEqualTo(403);
    }

    @Test
    void aRequestWithoutAHostIsTurnedAway() {
        assertThat(site.raw("GET /health HTTP/1.1", "Connection: close")).startsWith("HTTP/1.1 4");
    }

    @Test
    void aForeignPageCannotSendCommandsEvenWithTheToken() {
        for (String origin : List.of(
                "http://evil.example", "null", "http://localhost:1", "https://localhost:" + site.server.port())) {
            HttpResponse<String> answer = from(origin);
            assertThat(answer.statusCode()).as(origin).isEqualTo(403);
            assertThat(Site.tree(answer).path("code").stringValue()).isEqualTo("origin-not-allowed");
        }
        assertThat(from("http://localhost:" + site.server.port()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> from(String origin) {
        return site.send(site.request("/api/runs/run-1/commands")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + site.tokens.person())
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(STOP))
                .build());
    }

    @Test
    void aCommandNeedsAToken() {
        HttpResponse<String> answer = site.command(null, STOP);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(Site.tree(answer).path("success").booleanValue()).isFalse();
        assertThat(site.command("guessed", STOP).statusCode()).isEqualTo(401);
        assertThat(site.command(site.tokens.mintWorker("run-2", "instance-2", 1), STOP)
                        .statusCode())
                .isEqualTo(401);
        String token = site.tokens.mintWorker("run-1", "instance-2", 1);
        assertThat(site.command(token.replace(".1.", ".2."), STOP).statusCode()).isEqualTo(401);
    }

    @Test
    void aWorkerCannotPassItsOwnGate() {
        String token = site.tokens.mintWorker("run-1", "instance-2", 1);
        for (String command : List.of(
                "{\"command\":\"approve\",\"question\":\"checkpoint-2/1/q1\"}",
                "{\"command\":\"reject\",\"question\":\"sign-off\",\"reason\":\"no\"}",
                "{\"command\":\"retry\",\"target\":\"checkpoint-2\"}",
                "{\"command\":\"sign-off\",\"evidence\":\"abc\"}",
                STOP)) {
            HttpResponse<String> answer = site.command(token, command);
            assertThat(answer.statusCode()).as(command).isEqualTo(403);
            assertThat(Site.tree(answer).path("code").stringValue()).isEqualTo("person-only");
        }
    }

    @Test
    void otherMethodsAreNotAnswered() {
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "TRACE")) {
            HttpResponse<String> answer = site.send(site.request("/api/runs")
                    .method(method, BodyPublishers.noBody())
                    .build());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void noAnswerMayBeReadByAnotherOrigin() {
        for (String path : List.of("/", "/health", "/api/runs", "/api/runs/current", "/nothing")) {
            var headers = site.get(path).headers();
            assertThat(headers.map().keySet()).noneMatch(name -> name.startsWith("access-control"));
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        }
    }

    @Test
    void aProxyThatSpeaksHttp10IsToldWhatToSet() {
        assertThat(site.raw("GET /health HTTP/1.0", "Host: localhost:" + site.server.port()))
                .startsWith("HTTP/1.1 505")
                .contains("proxy_http_version 1.1");
    }

    @Test
    void aRequestThatCannotBeParsedIsRefusedWithoutItsOwnWords() {
        assertThat(site.raw(
                        "GET /<script>alert(1)</script> HTTP/1.1",
                        "Host: localhost:" + site.server.port(),
                        "Connection: close"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("<script>");
        assertThat(site.raw("NONSENSE")).startsWith("HTTP/1.1 4").doesNotContain("NONSENSE");
    }
}
