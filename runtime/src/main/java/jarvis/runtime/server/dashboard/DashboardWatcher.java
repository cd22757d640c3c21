package jarvis.runtime.server.dashboard;

import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One client of the dashboard's push, on a virtual thread of its own. It is sent the newest document of each endpoint that
 * changed since it was sent one: a slow client skips, and nothing queues for it.
 */
final class DashboardWatcher {
    private final Newest newest;
    private final Pace pace;
    private final InstantSource clock;
    private final Thread thread;
    private final PushConnection connection;
    private final AtomicReference<@Nullable Wish> asked = new AtomicReference<>();
    private volatile Wish wish = Wish.ALL;
    private volatile long sent;
    private volatile long beat = System.nanoTime();

    /** @param thread that serves it */
    DashboardWatcher(Newest newest, Pace pace, InstantSource clock, Thread thread) {
        this.newest = newest;
        this.pace = pace;
        this.clock = clock;
        this.thread = thread;
        this.connection = new PushConnection(thread, this::wake);
    }

    /** Of thousands, only those are woken who have something to do. */
    private void wake() {
        if (due()) {
            LockSupport.unpark(thread);
        }
    }

    /** Whether there is something to send or to obey. */
    boolean due() {
        return connection.ended() || asked.get() != null || beatDue() || newest.any(sent, wish.endpoints());
    }

    PushConnection connection() {
        return connection;
    }

    /** What the client asks for, in place of what it asked for before. Any thread may say so. */
    void ask(Wish said) {
        asked.set(said);
        connection.wake();
    }

    /**
     * Serves until the client is gone, the server ends, or the time is up; the client then comes back by itself.
     *
     * @param grace how long to wait for the client's first wish before it is sent everything
     */
    void serve(Wire wire, Duration grace) throws IOException {
        write(wire, List.of(heartbeat()));
        long start = System.nanoTime();
        while (asked.get() == null && going() && System.nanoTime() - start < grace.toNanos()) {
            LockSupport.parkNanos(this, Math.max(1, start + grace.toNanos() - System.nanoTime()));
        }
        beat = start;
        while (going()) {
            send(wire);
            if (beatDue()) {
                long now = System.nanoTime();
                if (now - start >= pace.rotation().toNanos()) {
                    return;
                }
                write(wire, List.of(heartbeat()));
                beat = now;
            }
            if (!due()) {
                LockSupport.park(this);
            }
        }
        send(wire);
    }

    private boolean beatDue() {
        return System.nanoTime() - beat >= pace.heartbeat().toNanos();
    }

    private boolean going() {
        return !connection.ended() && !Thread.currentThread().isInterrupted();
    }

    private void send(Wire wire) throws IOException {
        Wish said = asked.getAndSet(null);
        if (said != null) {
            wish = said;
            sent = newest.known(said.lastEventId());
        }
        List<Frame> changed = newest.after(sent, wish.endpoints());
        if (!changed.isEmpty()) {
            write(wire, changed);
            sent = changed.getLast().seq();
        }
    }

    private void write(Wire wire, List<Frame> frames) throws IOException {
        connection.write(() -> wire.send(frames));
    }

    private Frame heartbeat() {
        return Frame.heartbeat(clock.instant(), pace);
    }
}
