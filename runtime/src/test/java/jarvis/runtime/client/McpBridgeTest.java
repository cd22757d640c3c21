package jarvis.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bridge to a server that answers as it is told to. */
@Timeout(60)
class McpBridgeTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @TempDir
    Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mcp", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + said);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private McpBridge bridge(Duration patience) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> environment = Map.of("JARVIS_URL", url, "JARVIS_TOKEN", "secret");
        return new McpBridge(new Access(folder, environment), logged::add, patience);
    }

    private List<String> said(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bridge(Duration.ZERO).run(new ByteArrayInputStream(input), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> said(String input) {
        return said(input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLineInIsAMessageWithTheTokenAndItsAnswerALineOut() {
        body = "{\"jsonrpc\":\"2.0\",\n\"id\":1,\"result\":{}}";
        assertThat(said(PING + "\n\n" + PING))
                .hasSize(2)
                .allMatch("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"::equals);
        assertThat(heard).containsExactly("Bearer secret " + PING, "Bearer secret " + PING);
    }

    @Test
    void anAnswerComesBeforeTheInputEnds() throws Exception {
        try (PipedOutputStream agent = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(agent);
                PipedInputStream read = new PipedInputStream();
                PipedOutputStream out = new PipedOutputStream(read)) {
            Thread bridge = Thread.ofVirtual().start(() -> bridge(Duration.ZERO).run(in, out));
            agent.write((PING + "\n").getBytes(StandardCharsets.UTF_8));
            agent.flush();
            assertThat(new String(read.readNBytes(body.length() + 1), StandardCharsets.UTF_8))
                    .isEqualTo(body + "\n");
            agent.close();
            bridge.join();
        }
    }

    @Test
    void aNotificationIsForwardedAndNeverAnswered() {
        status = 202;
        body = "";
        String notice = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
        assertThat(said(notice)).isEmpty();
        status = 401;
        body = "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"no\"}}";
        assertThat(said(notice)).isEmpty();
        assertThat(heard).hasSize(2);
    }

    @Test
    void aRefusedConnectionIsTheAnswerToItsRequest() {
        status = 403;
        body = "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"attempt 2 has taken its place\"}}";
        assertThat(said(PING))
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32600,\"message\":\"attempt 2 has taken its place\"}}");
        body = "{\"status\":401,\"detail\":\"A command needs a token\"}";
        assertThat(said(PING)).singleElement().asString().contains("\"id\":1", "A command needs a token");
        body = "<html>";
        assertThat(said(PING)).singleElement().asString().contains("\"id\":1", "answers 403");
    }

    @Test
    void whatIsNoTextOrTooLongIsNotForwarded() {
        assertThat(said(new byte[] {'{', (byte) 0xc3, (byte) 0x28, '\n'}))
                .singleElement()
                .asString()
                .contains("-32700", "not UTF-8");
        assertThat(said("x".repeat(3 << 20) + "\n" + PING))
                .hasSize(2)
                .first()
                .asString()
                .contains("larger than 1 MB");
        assertThat(heard).hasSize(1);
    }

    @Test
    void halfAMessageIsTheServersToRefuse() {
        status = 400;
        body = "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"not one JSON value\"}}";
        assertThat(said("{\"jsonrpc\":\"2.0\",\"id\":1,\"meth")).containsExactly(body);
    }

    @Test
    void aJarvisThatIsAwayIsSaidToWhoAsked() {
        server.stop(0);
        assertThat(said(PING + "\n{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"))
                .singleElement()
                .asString()
                .contains("\"id\":1", "-32000", "nothing was recorded", "jarvis resume");
        assertThat(logged).singleElement().asString().contains("did not arrive");
    }

    @Test
    void aJarvisThatComesBackInTimeIsWaitedFor() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        McpBridge patient = bridge(Duration.ofSeconds(30));
        Thread waiting = Thread.ofVirtual()
                .start(() -> patient.run(new ByteArrayInputStream(PING.getBytes(StandardCharsets.UTF_8)), out));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/mcp", this::answer);
        server.start();
        waiting.join();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(body + "\n");
    }
}
