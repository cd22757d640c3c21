package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnection;
import jarvis.runtime.server.push.PushConnections;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One push connection, made and served on its own virtual thread: first the events it missed and the whole run, then what is new.
 *
 * <p>Only its own thread writes. The run document is the latest there is when its turn comes, so a slow client skips and
 * nothing queues; a client that does not read at all is interrupted by {@link PushConnections}, which closes its socket.
 */
final class Watcher {
    private static final int CATCH_UP = 200;
    private static final int QUEUE = 256;
    private static final int NEVER = -1;

    private final ShownRun run;
    private final Documents documents;
    private final Pace pace;
    private final String epoch;
    private final Mailbox mailbox = new Mailbox(QUEUE);
    private final PushConnection connection = new PushConnection(mailbox::wake);
    private long sent;
    private long shown = NEVER;
    private long seen = NEVER;

    Watcher(ShownRun run, Documents documents, Pace pace, String epoch) {
        this.run = run;
        this.documents = documents;
        this.pace = pace;
        this.epoch = epoch;
    }

    /** Serves until the client is gone, the server ends, the time is up, or another run has become what the client asked for. */
    void serve(OutputStream out, @Nullable String lastEventId, BooleanSupplier stillAskedFor) throws IOException {
        LiveRun.Subscription subscription =
                run.live().map(live -> live.subscribe(mailbox::put)).orElse(() -> {});
        try (subscription) {
            write(out, "retry: " + (1000 + ThreadLocalRandom.current().nextInt(2000)) + "\n\n" + heartbeat());
            write(out, events(missed(lastEventId)));
            follow(out, stillAskedFor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(OutputStream out, BooleanSupplier stillAskedFor) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long beat = start;
        long document = start - pace.gap().toNanos();
        while (!connection.ended()) {
            long now = System.nanoTime();
            StringBuilder frames = new StringBuilder();
            if (now - beat >= pace.heartbeat().toNanos()) {
                if (now - start >= pace.rotation().toNanos() || !stillAskedFor.getAsBoolean()) {
                    return;
                }
                frames.append(heartbeat());
                beat = now;
            }
            RunState state = run.state();
            boolean newer = isNew(state);
            boolean due = now - document >= pace.gap().toNanos();
            if (newer && due) {
                frames.append(document(state));
                document = now;
            }
            write(out, frames.toString());
            long next = Math.min(
                    beat + pace.heartbeat().toNanos(),
                    newer && !due ? document + pace.gap().toNanos() : nextLook());
            write(out, events(mailbox.take(Duration.ofNanos(Math.max(1, next - System.nanoTime())))));
        }
        lastWord(out);
    }

    /** The server ends: what it still knew goes out, so that a page sees the run's last state. */
    private void lastWord(OutputStream out) throws IOException, InterruptedException {
        write(out, events(mailbox.take(Duration.ZERO)));
        RunState state = run.state();
        if (isNew(state)) {
            write(out, document(state));
        }
    }

    /** What the client has not seen: after its last event id if that is of this server's epoch, else the newest ones. */
    private List<Recorded> missed(@Nullable String lastEventId) {
        long version = run.state().version();
        long newest = Math.max(0, version - CATCH_UP);
        long after = Optional.ofNullable(lastEventId)
                .filter(id -> id.startsWith(epoch + "-"))
                .map(id -> id.substring(epoch.length() + 1))
                .filter(seq -> seq.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(seq -> seq <= version)
                .orElse(0L);
        sent = Math.max(after, newest);
        return run.events(sent, CATCH_UP);
    }

    private String events(List<Recorded> events) {
        StringBuilder frames = new StringBuilder();
        for (Recorded event : events) {
            if (event.seq() > sent) {
                sent = event.seq();
                frames.append(frame("event", Documents.bytes(Documents.event(event))));
            }
        }
        return frames.toString();
    }

    /** What is seen beside the journal is no event, so that nobody wakes us for it. */
    private long nextLook() {
        return run.live().isEmpty()
                ? Long.MAX_VALUE
                : System.nanoTime() + pace.look().toNanos();
    }

    private boolean isNew(RunState state) {
        return state.version() != shown || run.sight().revision() != seen;
    }

    private String document(RunState state) {
        shown = state.version();
        seen = run.sight().revision();
        return frame("run", documents.run(run, state));
    }

    private String heartbeat() {
        ObjectNode beat = JsonNodeFactory.instance.objectNode();
        beat.put("now", documents.now().toString());
        beat.put("everyMillis", pace.heartbeat().toMillis());
        return "event: heartbeat\ndata: " + beat + "\n\n";
    }

    /** Its id is that of the last event sent, so that a client which comes back misses none. JSON has no line breaks of its own. */
    private String frame(String name, byte[] json) {
        return "id: " + epoch + "-" + sent + "\nevent: " + name + "\ndata: " + new String(json, StandardCharsets.UTF_8)
                + "\n\n";
    }

    private void write(OutputStream out, String frames) throws IOException {
        if (frames.isEmpty()) {
            return;
        }
        connection.write(out, frames.getBytes(StandardCharsets.UTF_8));
    }

    PushConnection connection() {
        return connection;
    }
}
