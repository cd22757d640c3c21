package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * One client of the dashboard's stream, on its own virtual thread. It is sent the newest document of each endpoint that
 * changed since it was sent one: a slow client skips, and nothing queues for it.
 */
final class DashboardWatcher {
    private final Newest newest;
    private final Set<Endpoint> wanted;
    private final Pace pace;
    private final InstantSource clock;
    private final PushConnection connection;
    private long sent;

    DashboardWatcher(Newest newest, Set<Endpoint> wanted, Pace pace, InstantSource clock) {
        Thread self = Thread.currentThread();
        this.newest = newest;
        this.wanted = wanted;
        this.pace = pace;
        this.clock = clock;
        this.connection = new PushConnection(() -> LockSupport.unpark(self));
    }

    PushConnection connection() {
        return connection;
    }

    /** Serves until the client is gone, the server ends, or the time is up; the client then comes back by itself. */
    void serve(OutputStream out, String lastEventId) throws IOException {
        sent = newest.known(lastEventId);
        long retry = 1000 + ThreadLocalRandom.current().nextLong(2000);
        connection.write(out, ("retry: " + retry + "\n\n" + heartbeat()).getBytes(StandardCharsets.UTF_8));
        long start = System.nanoTime();
        long beat = start;
        while (!connection.ended() && !Thread.currentThread().isInterrupted()) {
            send(out);
            long now = System.nanoTime();
            if (now - beat >= pace.heartbeat().toNanos()) {
                if (now - start >= pace.rotation().toNanos()) {
                    return;
                }
                connection.write(out, heartbeat().getBytes(StandardCharsets.UTF_8));
                beat = now;
            }
            LockSupport.parkNanos(this, Math.max(1, beat + pace.heartbeat().toNanos() - System.nanoTime()));
        }
        send(out);
    }

    private void send(OutputStream out) throws IOException {
        List<Newest.Frame> changed = newest.after(sent, wanted);
        if (changed.size() == 1) {
            connection.write(out, changed.getFirst().bytes());
        } else if (!changed.isEmpty()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            changed.forEach(frame -> all.writeBytes(frame.bytes()));
            connection.write(out, all.toByteArray());
        }
        changed.forEach(frame -> sent = Math.max(sent, frame.seq()));
    }

    private String heartbeat() {
        Instant now = clock.instant();
        return "event: heartbeat\ndata: {\"now\":\"" + now + "\",\"everyMillis\":"
                + pace.heartbeat().toMillis() + "}\n\n";
    }
}
