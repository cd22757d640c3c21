package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The push through the proxies that people put in front, each configured as docs/push.md has it and otherwise not at all. */
@Tag("slow")
class ProxyTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String NGINX = """
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                map $http_upgrade $connection_upgrade { default upgrade; "" ""; }
                server {
                    listen 127.0.0.1:%2$d;
                    location / {
                        proxy_pass http://127.0.0.1:%3$d;
                        %4$s
                    }
                }
            }
            """;
    private static final String FOR_NGINX = """
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            """;
    private static final String HAPROXY = """
            defaults
                mode http
                timeout connect 5s
                timeout client 50s
                timeout server 50s
                timeout tunnel 50s
            frontend all
                bind 127.0.0.1:%d
                default_backend jarvis
            backend jarvis
                server jarvis 127.0.0.1:%d
            """;

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private Tracked jarvis;
    private @Nullable Process proxy;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        jarvis = new Tracked(
                Files.createDirectory(temp.resolve("project")), "origin: http://127.0.0.1:%d\n".formatted(port));
    }

    @AfterEach
    void close() throws InterruptedException {
        if (proxy != null) {
            proxy.destroy();
            proxy.waitFor();
        }
        client.close();
        jarvis.close();
    }

    @Test
    void a_change_comes_through_nginx() throws Exception {
        Path settings =
                Files.writeString(temp.resolve("nginx.conf"), NGINX.formatted(temp, port, jarvis.port(), FOR_NGINX));
        start("nginx", "-c", settings.toString());
        theStreamBringsTheChange();
        theSocketBringsTheChange();
    }

    @Test
    void nginx_without_any_settings_brings_the_stream_and_is_told_what_the_rest_needs() throws Exception {
        Path settings = Files.writeString(temp.resolve("nginx.conf"), NGINX.formatted(temp, port, jarvis.port(), ""));
        start("nginx", "-c", settings.toString());
        HttpResponse<String> answer =
                client.send(request("/api/dashboard/instances"), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(505);
        assertThat(answer.body()).contains("proxy_http_version 1.1");
        theStreamBringsTheChange();
    }

    @Test
    void a_change_comes_through_haproxy() throws Exception {
        Path settings = Files.writeString(temp.resolve("haproxy.cfg"), HAPROXY.formatted(port, jarvis.port()));
        start("haproxy", "-f", settings.toString());
        theStreamBringsTheChange();
        theSocketBringsTheChange();
    }

    /** Every stream begins with a heartbeat, and the next one comes ten seconds later: too late for a change. */
    private void theStreamBringsTheChange() throws Exception {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        HttpResponse<java.io.InputStream> answer = client.send(
                request("/api/dashboard/stream?endpoints=instances"), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            Thread reading = Thread.ofVirtual().start(() -> read(lines, heard));
            theChangeArrives(heard, 16);
            answer.body().close();
            reading.join();
        }
    }

    private static void read(BufferedReader lines, BlockingQueue<JsonNode> heard) {
        try {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event = line.startsWith("event: ") ? line.substring(7) : event;
                if (line.startsWith("data: ")) {
                    heard.add(Api.json("{\"event\":\"" + event + "\",\"data\":" + line.substring(6) + "}"));
                }
            }
        } catch (IOException e) {
            // The test has heard enough.
        }
    }

    private void theSocketBringsTheChange() throws Exception {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        WebSocket socket = client.newWebSocketBuilder()
                .header("Origin", "http://127.0.0.1:" + port)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new Listener(new StringBuilder(), heard))
                .get(60, TimeUnit.SECONDS);
        socket.sendText("{\"endpoints\":[\"instances\"]}", true).join();
        theChangeArrives(heard, 32);
        socket.abort();
    }

    private record Listener(StringBuilder text, BlockingQueue<JsonNode> heard) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(Api.json(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    private void theChangeArrives(BlockingQueue<JsonNode> heard, int tasks) throws InterruptedException {
        assertThat(next(heard).path("event").asString()).isEqualTo("heartbeat");
        assertThat(next(heard).path("event").asString()).isEqualTo("instances");
        jarvis.done(tasks);
        List<String> before = new ArrayList<>();
        JsonNode message = next(heard);
        while (message.at("/data/data/metrics/tasks_completed").asInt(-1) != tasks) {
            before.add(message.path("event").asString());
            message = next(heard);
        }
        assertThat(before).as("what came before the change").doesNotContain("heartbeat");
    }

    private static JsonNode next(BlockingQueue<JsonNode> heard) throws InterruptedException {
        JsonNode message = heard.poll(60, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return java.util.Objects.requireNonNull(message);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1) // As browsers do: without an offer to speak another.
                .build();
    }

    private void start(String program, String... arguments) throws IOException {
        Path found = Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, program + " is not here: apt-get install " + program);
        List<String> line = new ArrayList<>(List.of(String.valueOf(found)));
        line.addAll(List.of(arguments));
        Path said = temp.resolve(program + ".log");
        Process started = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        proxy = started;
        Api.until(
                program + " listens",
                LONG,
                () -> {
                    assertThat(started.isAlive()).as(Api.read(said)).isTrue();
                    return listens();
                },
                () -> Api.read(said));
    }

    private boolean listens() {
        try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
