package jarvis.runtime.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jarvis.core.alert.Alert.Phase;
import jarvis.runtime.project.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real requests to a server that dies, refuses and hangs. */
class WebhookTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Told<String> bodies = new Told<>();
    private final Told<String> keys = new Told<>();
    private volatile int status = 204;
    private volatile boolean hangs;
    private HttpServer server;
    private World world;

    @BeforeEach
    void begin() throws IOException {
        server = listen(0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        Secrets secrets = new Secrets(folder, Map.of("HOOK", base + "/slack"));
        world = new World(
                folder,
                List.of(World.CASH_LOW),
                List.of(new WebhookChannel(base + "/hook", secrets), new SlackChannel("${env:HOOK}", secrets)));
    }

    @AfterEach
    void end() {
        over.countDown();
        world.close();
        server.stop(0);
        threads.close();
    }

    @Test
    void it_is_posted_as_documented() throws Exception {
        world.show(World.text("<!channel> & \u001b[2Jlots"), Phase.QUIET);
        world.show(World.number(5), Phase.FIRING);
        List<String> sent = bodies.await(2);
        JsonNode hook = JSON.readTree(
                sent.stream().filter(body -> body.contains("alert")).findFirst().orElseThrow());
        assertThat(hook.properties().stream().map(Map.Entry::getKey))
                .containsExactly("id", "alert", "state", "severity", "value", "rule", "text", "firedAt", "at");
        assertThat(hook.path("state").asString()).isEqualTo("firing");
        assertThat(hook.path("text").asString()).isEqualTo("financial.cash is < 10 (5 EUR)");
        assertThat(keys.all()).contains("\"" + hook.path("id").asString() + "\"");
        assertThat(sent).contains("{\"text\":\"*[critical] cash-low firing*\\nfinancial.cash is &lt; 10 (5 EUR)\"}");
    }

    @Test
    void a_server_that_refuses_and_dies_gets_it_when_it_is_back_and_only_then() throws Exception {
        status = 500;
        world.show(World.number(5), Phase.FIRING);
        world.await("failing", "webhook");
        assertThat(trouble()).isEqualTo("It answers with status 500.");
        int port = server.getAddress().getPort();
        server.stop(0);
        bodies.await(1);
        awaitTrouble("Nobody listens there.");
        status = 302;
        server = listen(port);
        awaitTrouble("It answers with status 302.");
        status = 200;
        world.await("delivering", "webhook");
        world.await("delivering", "slack");
        world.show(World.number(50), Phase.RESOLVED);
        world.awaitNothingWaits();
        assertThat(keys.all().stream().distinct()).hasSize(2);
    }

    @Test
    void a_server_that_hangs_is_left_after_a_while() throws Exception {
        hangs = true;
        world.show(World.number(5), Phase.FIRING);
        awaitTrouble("It does not answer within 300 ms.");
        hangs = false;
        world.await("delivering", "webhook");
    }

    private void awaitTrouble(String sentence) throws InterruptedException {
        world.await("failing", "webhook");
        world.awaitChange(() -> sentence.equals(trouble()));
    }

    private @Nullable String trouble() {
        return world.alerts.deliveries().getFirst().trouble();
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        made.setExecutor(threads);
        made.createContext("/", this::answer);
        made.start();
        return made;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (hangs) {
                over.await();
            }
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            bodies.add(body);
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
