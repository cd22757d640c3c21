package jarvis.dawg.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import jarvis.dawg.automation.Automation;
import jarvis.dawg.intelligence.Intelligence;
import jarvis.dawg.live.LiveCounters;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.DatabaseHealth;
import jarvis.dawg.store.EventStore;
import jarvis.dawg.store.Subscriptions;
import jarvis.dawg.store.UsageSeries;
import jarvis.dawg.studio.Studio;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The service on 127.0.0.1. Each request runs on its own virtual thread. */
public final class DawgServer implements AutoCloseable {
    /** Held here, because a logger that nobody holds forgets its level. The second one's complaint is said by whoever starts this. */
    private final Logger listening = Logger.getLogger("io.helidon.webserver.LoomServer");

    private final Logger helidon = Logger.getLogger("io.helidon");
    private final WebServer server;

    /**
     * What is served.
     *
     * @param fed the works of the modules that events feed
     */
    public record Served(
            List<Module> modules,
            EventStore events,
            UsageSeries series,
            Subscriptions subscriptions,
            List<Work> fed,
            Studio studio,
            Automation automation,
            Intelligence intelligence,
            DatabaseHealth database,
            LiveCounters counters,
            String version) {
        public Served {
            modules = List.copyOf(modules);
            fed = List.copyOf(fed);
        }
    }

    /** @param port 0 for any free one */
    public DawgServer(Served served, InstantSource clock, int port) {
        helidon.setLevel(Level.WARNING);
        listening.setLevel(Level.OFF);
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .maxPayloadSize(EventRoutes.LARGEST_HEARD)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(500))
                .directHandlers(DawgServer::refusals)
                .routing(routing -> route(routing, served, new Replies(clock)))
                .build();
    }

    /** Binds the port; false when it is taken. */
    public boolean start() {
        server.start();
        return server.isRunning();
    }

    public int port() {
        return server.port();
    }

    private static void route(HttpRouting.Builder routing, Served served, Replies replies) {
        List<Routes> all = List.of(
                new HealthRoutes(served, replies),
                new ModuleRoutes(served.modules(), replies),
                new EventRoutes(served.events(), served.fed(), replies),
                new MetricsRoutes(served.modules()),
                new HistoryRoutes(served.series(), served.subscriptions(), replies),
                new MusicRoutes(served.studio(), replies),
                new WorkRoutes(served.automation(), served.intelligence(), replies));
        List<Route> routes =
                all.stream().flatMap(some -> some.routes().stream()).toList();
        Stream.concat(routes.stream(), new OpenApi(routes, served.version()).routes().stream())
                .forEach(route -> routing.route(route.method(), route.path(), route.handler()));
    }

    /** What is refused before any route is looked for has the same form. */
    private static void refusals(DirectHandlers.Builder handlers) {
        DirectHandler handler = (request, type, status, headers, message) -> {
            headers.set(HeaderNames.CONTENT_TYPE, Problem.TYPE);
            Problem problem = switch (status.code()) {
                case 404 ->
                    new Problem(404, "not-found", "Nothing is served at this path. /api/openapi.json lists what is.");
                case 405 -> new Problem(405, "method-not-allowed", "This path is not for this method.");
                case 413 -> new Problem(413, "too-large", "The body is larger than 8 MB. Send smaller batches.");
                default ->
                    status.code() < 500
                            ? new Problem(status.code(), "bad-request", "The request could not be understood.")
                            : new Problem(status.code(), "internal", "This could not be answered; the log says why.");
            };
            return DirectHandler.TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .keepAlive(false)
                    .entity(Replies.JSON.writeValueAsBytes(problem.document()))
                    .build();
        };
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
