package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.webserver.WebServer;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.server.dashboard.DashboardPush;
import jarvis.runtime.server.dashboard.DashboardSocket;
import jarvis.runtime.server.dashboard.DashboardStream;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.websocket.WebSocketUpgrade;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.Sources;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /ws}: what the stream says, over a WebSocket. */
@Timeout(60)
class SocketTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pace QUICK =
            new Pace(Duration.ofMillis(200), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final byte[] INSTANCES =
            RawSocket.frame(RawSocket.TEXT, "{\"endpoints\":[\"instances\"]}".getBytes(StandardCharsets.UTF_8));

    private @TempDir Path root;
    private final ChosenNumber chosen = new ChosenNumber();
    private RunServer server;

    @BeforeEach
    void open() {
        server = server(QUICK);
    }

    @AfterEach
    void close() {
        server.close();
        chosen.close();
    }

    private RunServer server(Pace pace) {
        Scenario scenario = Scenes.blocked();
        NoRuns runs = new NoRuns();
        ProjectFolder folder = new ProjectFolder(root);
        Sources none = new Sources(List.of(), Kept.NOTHING, scenario);
        RunServer.Sources all = new RunServer.Sources(
                runs,
                runs,
                folder,
                Tokens.in(folder),
                Set.of("https://jarvis.example"),
                NoData.with(chosen.dashboard, none),
                List.of());
        return new RunServer(all, InstantSource.system(), 0, pace).start();
    }

    @Test
    void theMessagesAreThoseOfTheStream() throws Exception {
        try (Stream stream = new Stream(server.port());
                RawSocket socket = new RawSocket(server.port())) {
            for (String event : List.of("overview", "business", "instances", "financial", "health", "waves")) {
                assertThat(socket.next(event)).isEqualTo(stream.next(event));
            }
            chosen.choose("47110815");
            JsonNode pushed = socket.next("instances");
            assertThat(pushed).isEqualTo(stream.next("instances"));
            assertThat(number(pushed)).isEqualTo("47110815");
        }
    }

    @Test
    void aHeartbeatComesFirstAndThenInTheServersRhythm() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            JsonNode first = JSON.readTree(socket.next().text());
            assertThat(first.path("event").asString()).isEqualTo("heartbeat");
            assertThat(first.path("data").path("everyMillis").intValue()).isEqualTo(200);
            assertThat(socket.next("heartbeat").path("data").path("now").asString())
                    .isGreaterThan(first.path("data").path("now").asString());
        }
    }

    @Test
    void aClientGetsOnlyWhatItAsksFor() throws Exception {
        try (RawSocket socket = new RawSocket(server.port(), INSTANCES)) {
            assertThat(document(socket)).isEqualTo("instances");
            chosen.choose("1");
            assertThat(document(socket)).as("the overview has changed as well").isEqualTo("instances");
            socket.say("{\"endpoints\":[\"waves\"]}");
            assertThat(document(socket)).isEqualTo("waves");
        }
    }

    @Test
    void whoeverComesBackGetsOnlyWhatHeMissed() throws Exception {
        String last = "";
        try (RawSocket socket = new RawSocket(server.port())) {
            for (String event : List.of("overview", "business", "instances", "financial", "health", "waves")) {
                last = socket.next(event).path("id").asString();
            }
        }
        chosen.choose("2");
        try (RawSocket socket = new RawSocket(server.port(), knowing(last))) {
            assertThat(document(socket)).isEqualTo("overview");
            assertThat(document(socket)).isEqualTo("instances");
            assertThat(socket.next().text()).contains("heartbeat");
        }
        try (RawSocket socket = new RawSocket(server.port(), knowing("other-" + last))) {
            assertThat(socket.next("business").path("data").path("success").asBoolean())
                    .isTrue();
        }
    }

    private static byte[] knowing(String id) {
        return RawSocket.frame(RawSocket.TEXT, ("{\"lastEventId\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theClientOfTheJdkUnderstandsIt() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/ws"), new Listener(heard))
                    .join();
            socket.sendText("{\"endpoints\":[\"instances\"]}", true).join();
            chosen.choose("31337");
            String text = "";
            while (!text.contains("31337")) {
                text = Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS)).orElseThrow();
            }
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
            while (!text.equals("closed with 1000")) {
                text = Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS)).orElseThrow();
            }
        }
    }

    private record Listener(BlockingQueue<String> heard) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed with " + code);
            return null;
        }
    }

    @Test
    void anotherOriginsPageGetsNoSocket() throws Exception {
        for (String origin :
                List.of("http://evil.example", "null", "http://localhost:1", "https://localhost:" + server.port())) {
            assertThat(answer("Origin: " + origin)).as(origin).startsWith("HTTP/1.1 403");
        }
        assertThat(answer("Host: evil.example:" + server.port(), "Origin: http://evil.example:" + server.port()))
                .startsWith("HTTP/1.1 403");
        assertThat(answer("Host: evil.example:" + server.port())).startsWith("HTTP/1.1 403");
        assertThat(answer("Origin: http://localhost:" + server.port())).startsWith("HTTP/1.1 101");
        assertThat(answer("Origin: http://127.0.0.1:" + server.port())).startsWith("HTTP/1.1 101");
        assertThat(answer("Host: jarvis.example", "Origin: https://jarvis.example"))
                .as("the person opened it")
                .startsWith("HTTP/1.1 101");
        assertThat(answer("Host: jarvis.example", "Origin: http://jarvis.example"))
                .startsWith("HTTP/1.1 403");
        assertThat(answer()).startsWith("HTTP/1.1 101").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    private String answer(String... headers) throws IOException {
        try (RawSocket socket = new RawSocket(server.port(), headers)) {
            return socket.head;
        }
    }

    @Test
    void aUsualRequestIsToldThatThisIsASocket() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/ws"))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(426);
            assertThat(answer.headers().firstValue("Sec-WebSocket-Version")).contains("13");
            assertThat(answer.body()).contains("upgrade-required", "/api/dashboard/stream");
        }
    }

    @Test
    void whatIsNotUnderstoodClosesTheSocketAndSaysWhy() throws Exception {
        refused(RawSocket.frame(RawSocket.BINARY, new byte[] {1}), 1003, "Only text");
        refused(text("{endpoints"), 1007, "not JSON");
        refused(RawSocket.frame(RawSocket.TEXT, new byte[] {'"', (byte) 0xC3, '"'}), 1007, "UTF-8");
        refused(text("[\"instances\"]"), 1008, "object");
        refused(text("{\"endpoints\":[\"money\"]}"), 1008, "/api/dashboard");
        refused(text("{\"endpoints\":\"instances\"}"), 1008, "list");
        refused(text("{\"endpoint\":[]}"), 1008, "Known: lastEventId, endpoints");
        refused(text("{\"lastEventId\":7}"), 1008, "is a text");
        refused(text(" ".repeat(5000)), 1009, "4096 bytes");
        refused(new byte[] {(byte) 0x81, 1, 'x'}, 1002, "masked");
    }

    private static byte[] text(String text) {
        return RawSocket.frame(RawSocket.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(byte[] frame, int code, String reason) throws IOException {
        try (RawSocket socket = new RawSocket(server.port(), frame)) {
            RawSocket.Frame closing = socket.closing();
            assertThat(closing.code()).as(closing.reason()).isEqualTo(code);
            assertThat(closing.reason()).contains(reason);
            assertThat(closing.payload().length).isLessThanOrEqualTo(125);
            assertThat(socket.atEnd()).isTrue();
        }
    }

    @Test
    void aPingIsAnswered() throws Exception {
        try (RawSocket socket = new RawSocket(server.port(), RawSocket.frame(RawSocket.PING, new byte[] {42}))) {
            RawSocket.Frame frame = socket.next();
            while (frame.opcode() != RawSocket.PONG) {
                frame = socket.next();
            }
            assertThat(frame.payload()).containsExactly(42);
        }
    }

    @Test
    void aClientThatDoesNotReadStallsNobodyAndIsGivenUp() throws Exception {
        String padding = "x".repeat(300_000);
        try (RawSocket stuck = new RawSocket(server.port(), INSTANCES);
                RawSocket reading = new RawSocket(server.port(), INSTANCES)) {
            reading.next("instances");
            until(() -> server.watching() == 2);
            for (int sent = 1; sent <= 60; sent++) { // 18 MB, more than any socket holds
                chosen.choose(sent + padding);
                String expected = sent + padding;
                JsonNode message = reading.next("instances");
                while (!number(message).equals(expected)) {
                    message = reading.next("instances");
                }
            }
            until(() -> server.watching() == 1);
            reading.next("heartbeat");
            assertThatThrownBy(stuck::closing).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientThatVanishedWithoutAGoodbyeIsForgotten() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.next("heartbeat");
            until(() -> server.watching() == 1);
        }
        until(() -> server.watching() == 0);
    }

    @Test
    void aConnectionIsRotatedWithACodeToComeBackOn() throws Exception {
        server.close();
        server = server(
                new Pace(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMillis(100)));
        try (RawSocket socket = new RawSocket(server.port())) {
            RawSocket.Frame closing = socket.closing();
            assertThat(closing.code()).isEqualTo(1001);
            assertThat(closing.reason()).contains("Come back");
            until(() -> server.watching() == 0);
            assertThat(socket.atEnd()).as("cut off, as it does not answer").isTrue();
        }
    }

    @Test
    void theServersEndIsTheLastWord() throws Exception {
        try (RawSocket socket = new RawSocket(server.port(), INSTANCES)) {
            socket.next("instances");
            server.close();
            RawSocket.Frame closing = socket.closing();
            assertThat(closing.code()).isEqualTo(1001);
            assertThat(closing.reason()).isEqualTo("The server ends.");
        }
    }

    @Test
    void socketsAndStreamsShareOneBound() throws Exception {
        try (DashboardPush push = new DashboardPush(chosen.dashboard, QUICK, "e", InstantSource.system(), 1)) {
            WebSocketUpgrade sockets = new WebSocketUpgrade(
                    "/ws", 4096, _ -> Optional.empty(), socket -> DashboardSocket.open(push, socket));
            WebServer full = WebServer.builder()
                    .host("127.0.0.1")
                    .protocolsDiscoverServices(false)
                    .addConnectionSelector(sockets.selector())
                    .routing(routing -> routing.register(new DashboardStream(push)))
                    .build()
                    .start();
            try (Stream stream = new Stream(full.port())) {
                stream.next("instances");
                try (RawSocket socket = new RawSocket(full.port())) {
                    RawSocket.Frame closing = socket.closing();
                    assertThat(closing.code()).isEqualTo(1013);
                    assertThat(closing.reason())
                            .isEqualTo("There are 1 push connections already. Poll every 30 s instead.");
                }
            } finally {
                push.close();
                full.stop();
            }
        }
    }

    /** Which document comes next. */
    private static String document(RawSocket socket) throws IOException {
        String event = "heartbeat";
        while (event.equals("heartbeat")) {
            event = JSON.readTree(socket.next().text()).path("event").asString();
        }
        return event;
    }

    private static String number(JsonNode message) {
        return message.at("/data/data/chosen/number").asString();
    }

    /** The stream, its messages in the form of the socket's. */
    private static final class Stream implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Stream(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            String request = "GET /api/dashboard/stream HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        JsonNode next(String event) throws IOException {
            String id = "";
            String name = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                id = line.startsWith("id: ") ? line.substring(4) : id;
                name = line.startsWith("event: ") ? line.substring(7) : name;
                if (line.startsWith("data: ") && name.equals(event)) {
                    return JSON.readTree(
                            "{\"id\":\"" + id + "\",\"event\":\"" + name + "\",\"data\":" + line.substring(6) + "}");
                }
            }
            throw new EOFException("the stream is over");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The only place that waits for other threads: until it is so, at most twenty seconds. */
    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
