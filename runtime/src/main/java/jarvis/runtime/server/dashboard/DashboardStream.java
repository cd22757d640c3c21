package jarvis.runtime.server.dashboard;

import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnections;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The push of the dashboard: server-sent events, one kind an endpoint, each the endpoint's whole document. */
public final class DashboardStream implements HttpService, AutoCloseable {
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
    private static final int MOST = 10_000;

    private final System.Logger log = System.getLogger("jarvis.server");
    private final Newest newest;
    private final PushConnections watchers;
    private final Pace pace;
    private final InstantSource clock;

    /** @param epoch names this start of the server */
    public DashboardStream(Dashboard dashboard, Pace pace, String epoch, InstantSource clock) {
        this.newest = new Newest(epoch);
        this.watchers = new PushConnections(MOST, pace.patience());
        this.pace = pace;
        this.clock = clock;
        for (Endpoint endpoint : Endpoint.values()) {
            newest.put(dashboard.page(endpoint));
        }
        dashboard.subscribe(page -> {
            newest.put(page);
            watchers.wake();
        });
    }

    public PushConnections watchers() {
        return watchers;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/api/dashboard/stream", this::stream);
    }

    private void stream(ServerRequest request, ServerResponse response) {
        Optional<Set<Endpoint>> wanted =
                wanted(request.query().first("endpoints").orElse(""));
        if (wanted.isEmpty()) {
            Replies.send(
                    response,
                    Problem.malformed(
                            "endpoints",
                            "\"endpoints\" is a list such as instances,waves of what /api/dashboard serves."));
            return;
        }
        DashboardWatcher watcher = new DashboardWatcher(newest, wanted.get(), pace, clock);
        if (!watchers.admit(watcher.connection())) {
            String detail = "There are " + MOST + " push connections already. Poll every 30 s instead.";
            Replies.send(response, new Problem(503, "too-many-watchers", detail, null));
            return;
        }
        try {
            serve(watcher, request, response);
        } finally {
            watchers.leave(watcher.connection());
        }
    }

    private void serve(DashboardWatcher watcher, ServerRequest request, ServerResponse response) {
        response.headers().set(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store, no-transform");
        response.headers().set(HeaderNames.create("X-Accel-Buffering"), "no");
        try (OutputStream out = response.outputStream()) {
            watcher.serve(out, request.headers().first(LAST_EVENT_ID).orElse(""));
        } catch (IOException | UncheckedIOException | SocketWriterException e) {
            log.log(Level.DEBUG, "a watcher has gone", e);
        }
    }

    /** All where none is named; empty when one is not known. */
    private static Optional<Set<Endpoint>> wanted(String list) {
        if (list.isBlank()) {
            return Optional.of(EnumSet.allOf(Endpoint.class));
        }
        Set<Endpoint> wanted = EnumSet.noneOf(Endpoint.class);
        for (String word : list.split(",", -1)) {
            Optional<Endpoint> endpoint = Endpoint.of(word.strip());
            if (endpoint.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(endpoint.get());
        }
        return Optional.of(wanted);
    }

    @Override
    public void close() {
        watchers.close();
    }
}
