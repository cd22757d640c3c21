package jarvis.runtime.server;

import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnections;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The push: server-sent events of one run. */
final class StreamRoute implements HttpService {
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private final System.Logger log = System.getLogger("jarvis.server");
    private final RunDirectory directory;
    private final Documents documents;
    private final PushConnections watchers;
    private final Pace pace;
    private final String epoch;

    /** @param epoch names this start of the server, so that an id of an earlier one is known as such */
    StreamRoute(RunDirectory directory, Documents documents, PushConnections watchers, Pace pace, String epoch) {
        this.directory = directory;
        this.documents = documents;
        this.watchers = watchers;
        this.pace = pace;
        this.epoch = epoch;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/api/runs/{run}/stream", this::stream);
    }

    private void stream(ServerRequest request, ServerResponse response) {
        String id = Parameters.path(request, "run");
        Optional<ShownRun> run = ShownRun.find(directory, id);
        if (run.isEmpty()) {
            Replies.send(response, Problem.noSuchRun(id));
            return;
        }
        Watcher watcher =
                new Watcher(run.get(), documents, pace, epoch + "." + run.get().id());
        if (!watchers.admit(watcher.connection())) {
            Replies.send(response, full());
            return;
        }
        try {
            serve(watcher, request, response, run.get(), id);
        } finally {
            watchers.leave(watcher.connection());
        }
    }

    private Problem full() {
        String detail =
                "There are " + watchers.most() + " push connections already. Close one, or poll GET /api/runs/current.";
        return new Problem(503, "too-many-watchers", detail, null);
    }

    private void serve(Watcher watcher, ServerRequest request, ServerResponse response, ShownRun run, String asked) {
        response.headers().set(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store, no-transform");
        response.headers().set(HeaderNames.create("X-Accel-Buffering"), "no");
        Optional<String> last = request.headers().first(LAST_EVENT_ID);
        try (OutputStream out = response.outputStream()) {
            watcher.serve(out, last.orElse(null), () -> stillAskedFor(run, asked));
        } catch (IOException | UncheckedIOException | SocketWriterException e) {
            log.log(Level.DEBUG, "a watcher has gone", e);
        }
    }

    /** {@code current} may have become another run, and the run may have become live or ceased to be. */
    private boolean stillAskedFor(ShownRun run, String asked) {
        return ShownRun.find(directory, asked)
                .filter(now -> now.id().equals(run.id()))
                .filter(now -> now.live().equals(run.live()))
                .isPresent();
    }
}
