package jarvis.dawg.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes batches as the service does, once what it was told to do before is done. */
final class FlakyService implements AutoCloseable {
    static final int DROPPED = -1;
    private static final JsonMapper JSON = new JsonMapper();

    final List<List<String>> batches = new CopyOnWriteArrayList<>();
    final List<String> paths = new CopyOnWriteArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Integer> moods = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /** @param moods what the first requests get: a status, or {@link #DROPPED}, taken and not answered */
    FlakyService(Integer... moods) {
        this.moods.addAll(List.of(moods));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            List<String> ids = new ArrayList<>();
            body.values().forEach(event -> ids.add(event.path("id").asString("")));
            paths.add(exchange.getRequestURI().getPath());
            batches.add(ids);
            asked.countDown();
            Integer mood = moods.poll();
            if (mood != null && mood == DROPPED) {
                return;
            }
            exchange.getResponseHeaders().add("Retry-After", "1");
            String said = mood == null
                    ? "{\"data\": {\"accepted\": %d, \"duplicates\": 0, \"refused\": []}}".formatted(ids.size())
                    : "{\"detail\": \"In a mood.\"}";
            byte[] bytes = said.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(mood == null ? 200 : mood, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
