package jarvis.runtime.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.journal.readings.ReadingHistory;
import jarvis.runtime.metrics.Metrics;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.server.dashboard.DashboardPush;
import jarvis.runtime.server.dashboard.DashboardRoutes;
import jarvis.runtime.server.dashboard.DashboardSocket;
import jarvis.runtime.server.dashboard.DashboardStream;
import jarvis.runtime.server.dashboard.SourceRoutes;
import jarvis.runtime.server.dashboard.StreamConnections;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnections;
import jarvis.runtime.server.websocket.WebSocketUpgrade;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP server of one project: the page, the API and the push, on 127.0.0.1 only. Thread-safe.
 *
 * <p>Each request runs on its own virtual thread. Closing ends the push connections first, then the server.
 */
public final class RunServer implements AutoCloseable {
    /** Held here, because a logger that nobody holds forgets its level. The second one's complaint is said by {@link #start}. */
    private final Logger helidon = Logger.getLogger("io.helidon");

    private final Logger listening = Logger.getLogger("io.helidon.webserver.LoomServer");

    private static final int MOST_WATCHERS = 64;
    private static final int MOST_ON_DASHBOARD = 10_000;

    /** What a client says over its WebSocket: a few words and an id. */
    private static final int LARGEST_MESSAGE = 4096;

    private final RunDirectory directory;
    private final Documents documents;
    private final PushConnections watchers;
    private final DashboardPush push;
    private final Gate gate = new Gate();
    private final Instant startedAt;
    private final WebServer server;
    private final int wanted;
    private final Set<String> origins;

    /**
     * What the server shows and whom it believes.
     *
     * @param folder the project; nothing outside its run data is ever read
     * @param origins under which a proxy shows the page, besides its own
     * @param doors what else is served here, behind the same guard
     */
    public record Sources(
            RunDirectory runs,
            RunFiles files,
            ProjectFolder folder,
            Tokens tokens,
            Set<String> origins,
            LiveData data,
            List<HttpService> doors) {
        public Sources {
            origins = Set.copyOf(origins);
            doors = List.copyOf(doors);
        }
    }

    /**
     * What the dashboard shows, where it comes from, and what it showed before.
     *
     * @param alerts how they stand, as a document
     * @param metrics to which the server adds its own
     */
    public record LiveData(
            Dashboard dashboard,
            jarvis.runtime.source.Sources sources,
            ReadingHistory history,
            Supplier<ObjectNode> alerts,
            Metrics metrics) {}

    /** @param port 0 for any free one */
    public RunServer(Sources sources, InstantSource clock, int port) {
        this(sources, clock, port, Pace.DEFAULT);
    }

    RunServer(Sources sources, InstantSource clock, int port, Pace pace) {
        helidon.setLevel(Level.WARNING);
        listening.setLevel(Level.OFF);
        this.wanted = port;
        this.origins = sources.origins();
        this.directory = sources.runs();
        this.documents = new Documents(clock);
        this.watchers = new PushConnections(MOST_WATCHERS, pace.patience(), pace.tick());
        this.startedAt = clock.instant();
        String epoch = epoch();
        this.push = new DashboardPush(sources.data().dashboard(), pace, epoch, clock, MOST_ON_DASHBOARD);
        WebSocketUpgrade sockets = new WebSocketUpgrade(
                "/ws", LARGEST_MESSAGE, gate::socketRefusal, socket -> DashboardSocket.open(push, socket));
        sources.data().metrics().add(new StreamMetrics(watchers, push.watchers()));
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .maxPayloadSize(CommandRoute.LARGEST_HEARD)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .directHandlers(RunServer::refusals)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new StreamConnections(push, gate::lets, sockets.selector()))
                .routing(routing -> route(routing.register(sockets), sources, pace, epoch))
                .build();
    }

    /** Binds the port; from here on requests are answered. */
    public RunServer start() {
        server.start();
        if (!server.isRunning()) {
            push.close();
            watchers.close();
            throw new ServerTrouble(
                    "port-taken",
                    "The page cannot be served on port " + wanted
                            + ": it is taken, or may not be used. Choose another: --port N, or port: in jarvis.yaml.");
        }
        gate.listensOn(server.port(), origins);
        return this;
    }

    public int port() {
        return server.port();
    }

    /** How many are pushed to. */
    int watching() {
        return watchers.count() + push.watchers().count();
    }

    @Override
    public void close() {
        push.close();
        watchers.close();
        server.stop();
    }

    private static String epoch() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void route(HttpRouting.Builder routing, Sources sources, Pace pace, String epoch) {
        LiveData data = sources.data();
        routing.addFilter(new AccessLog())
                .addFilter(gate)
                .get("/health", Replies.handler(request -> new Answer.Json(health())))
                .register(new RunRoutes(directory, documents))
                .register(new StreamRoute(directory, documents, watchers, pace, epoch))
                .register(new FileRoutes(directory, sources.files(), sources.folder()))
                .register(new CommandRoute(directory, sources.tokens()))
                .register(new DashboardStream(push))
                .register(new DashboardRoutes(data.dashboard(), data.history(), documents.clock()))
                .register(new SourceRoutes(data.sources(), data.dashboard(), sources.tokens()::isPerson))
                .get(
                        "/api/alerts",
                        Replies.handler(_ -> new Answer.Json(data.alerts().get())))
                .get("/metrics", Replies.handler(request -> metrics(request, data.metrics())));
        sources.doors().forEach(routing::register);
        routing.register(new PageRoutes(new Assets()));
    }

    private static Answer metrics(ServerRequest request, Metrics metrics) {
        Metrics.Scrape scrape =
                metrics.scrape(request.headers().first(HeaderNames.ACCEPT).orElse(""));
        return new Answer.Bytes(scrape.body(), scrape.type(), Map.of());
    }

    private ObjectNode health() {
        ObjectNode health = JsonNodeFactory.instance.objectNode();
        health.put("status", "up");
        health.put("now", documents.now().toString());
        health.put("startedAt", startedAt.toString());
        health.put(
                "run", directory.live().map(run -> run.state().defined().run()).orElse(null));
        health.put("watchers", watching());
        return health;
    }

    /** What Helidon refuses before any route is looked for gets the same form, and none of Helidon's words. */
    private static void refusals(DirectHandlers.Builder handlers) {
        DirectHandler handler = (request, type, status, headers, message) -> {
            Replies.protect(headers);
            headers.set(HeaderNames.CONTENT_TYPE, "application/problem+json");
            return DirectHandler.TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .keepAlive(false)
                    .entity(Documents.bytes(Problem.ofStatus(status.code()).document()))
                    .build();
        };
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
    }
}
