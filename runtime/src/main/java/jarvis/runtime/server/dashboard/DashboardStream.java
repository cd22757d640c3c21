package jarvis.runtime.server.dashboard;

import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The push of the dashboard as server-sent events, one kind an endpoint, each the endpoint's whole document: for requests that
 * {@link StreamConnections} leaves, such as those on a connection that was used before.
 */
public final class DashboardStream implements HttpService {
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private final DashboardPush push;

    public DashboardStream(DashboardPush push) {
        this.push = push;
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
        Serving serving = new Serving(push, response);
        serving.watcher.ask(new Wish(request.headers().first(LAST_EVENT_ID).orElse(""), wanted.get()));
        if (!push.admit(serving.watcher)) {
            Replies.send(response, new Problem(503, "too-many-watchers", push.full(), null));
            return;
        }
        try {
            serving.run();
        } finally {
            push.leave(serving.watcher);
        }
    }

    /**
     * A thread of its own for what is sent, while the request's waits: that one has the server's many calls on its stack, which
     * would be copied each time that it parks.
     */
    private static final class Serving {
        private final System.Logger log = System.getLogger("jarvis.server");
        private final ServerResponse response;
        private final FutureTask<@Nullable Void> task = new FutureTask<>(this::serve, null);
        private final Thread thread =
                Thread.ofVirtual().name("dashboard-stream").unstarted(task);
        private final DashboardWatcher watcher;

        Serving(DashboardPush push, ServerResponse response) {
            this.response = response;
            this.watcher = push.watcher(thread);
        }

        /** Returns when the response is used no more, also where it is interrupted. */
        void run() {
            thread.start();
            boolean interrupted = false;
            while (!task.isDone()) {
                try {
                    task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException broken
                            ? broken
                            : new IllegalStateException(e.getCause());
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void serve() {
            announce(response.headers());
            try (OutputStream out = response.outputStream()) {
                watcher.connection().write(out, retry().getBytes(StandardCharsets.UTF_8));
                watcher.serve(frames -> send(out, frames), Duration.ZERO);
            } catch (IOException | UncheckedIOException | SocketWriterException e) {
                log.log(Level.DEBUG, "a watcher has gone", e);
            }
        }
    }

    static void announce(ServerResponseHeaders headers) {
        headers.set(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        headers.set(HeaderNames.CACHE_CONTROL, "no-store, no-transform");
        headers.set(HeaderNames.create("X-Accel-Buffering"), "no");
    }

    /** Not all come back at the same time. */
    static String retry() {
        return "retry: " + (1000 + ThreadLocalRandom.current().nextLong(2000)) + "\n\n";
    }

    /** One is written as it is, since thousands of clients share its bytes. */
    private static void send(OutputStream out, List<Frame> frames) throws IOException {
        if (frames.size() == 1) {
            out.write(frames.getFirst().event());
        } else {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            frames.forEach(frame -> all.writeBytes(frame.event()));
            all.writeTo(out);
        }
        out.flush();
    }

    private static Optional<Set<Endpoint>> wanted(String list) {
        return Wish.endpoints(list.isBlank() ? List.of() : List.of(list.split(",", -1)));
    }
}
