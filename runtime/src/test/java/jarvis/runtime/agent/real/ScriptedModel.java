package jarvis.runtime.agent.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model behind an agent: makes the same moves in each turn, and knows from what it is sent how far it is. Speaks as OpenAI's
 * Responses, as Chat Completions, and as Gemini.
 */
final class ScriptedModel implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Wire> WIRES = List.of(new ResponsesWire(), new ChatWire(), new GeminiWire());

    private final List<Move> moves;
    private final HttpServer server;
    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    ScriptedModel(List<Move> moves) throws IOException {
        this.moves = List.copyOf(moves);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where it is. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that it was asked, each as path, space, body. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(path + " " + body);
        for (Wire wire : WIRES) {
            if (exchange.getRequestMethod().equals("POST") && wire.takes(path)) {
                answer(exchange, wire.answer(next(wire, JSON.readTree(body)), answers.incrementAndGet()));
                return;
            }
        }
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    private Move next(Wire wire, JsonNode request) {
        int at = (int) wire.answered(request);
        Move move = at < moves.size() ? moves.get(at) : new Move.Say("There is nothing left to do.");
        return switch (move) {
            case Move.Say say -> say;
            case Move.Use use ->
                wire.tools(request).stream()
                        .filter(name -> ("_" + name.replace(' ', '_')).endsWith("_" + use.tool()))
                        .findFirst()
                        .<Move>map(name -> new Move.Use(name, use.arguments()))
                        .orElseGet(() -> new Move.Say("I have no tool " + use.tool()));
        };
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
