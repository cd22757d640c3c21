package jarvis.runtime.server.push;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Push connections of one kind: how many there may be, and the end of those whose client stopped reading. Thread-safe. */
public final class PushConnections implements AutoCloseable {
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Set<PushConnection> open = ConcurrentHashMap.newKeySet();
    private final LongAdder dropped = new LongAdder();
    private final int most;
    private final Duration patience;
    private final Duration tick;
    private final Thread reaper;

    /**
     * @param patience how long one write may take
     * @param tick how often all are woken though there is nothing new, so that none needs a timer of its own
     */
    public PushConnections(int most, Duration patience, Duration tick) {
        this.most = most;
        this.patience = patience;
        this.tick = tick;
        this.reaper = Thread.ofVirtual().name("push-reaper").start(this::reap);
    }

    /** Counts a connection in; false when there are too many. */
    public boolean admit(PushConnection connection) {
        open.add(connection);
        if (open.size() <= most) {
            return true;
        }
        open.remove(connection);
        return false;
    }

    public void leave(PushConnection connection) {
        open.remove(connection);
        connection.left();
    }

    public int count() {
        return open.size();
    }

    /** Connections that were given up because their client stopped reading. */
    public long dropped() {
        return dropped.sum();
    }

    public int most() {
        return most;
    }

    /** There is something new for all of them. */
    public void wake() {
        open.forEach(PushConnection::wake);
    }

    private void reap() {
        try {
            while (true) {
                Thread.sleep(tick);
                open.stream()
                        .filter(connection -> connection.givenUpAfter(patience))
                        .forEach(_ -> dropped.increment());
                wake();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all; returns when they have sent their last word, or at the end of the patience. */
    @Override
    public void close() {
        reaper.interrupt();
        List<PushConnection> ending = List.copyOf(open);
        ending.forEach(PushConnection::end);
        long deadline = System.nanoTime() + Math.min(patience.toNanos(), LAST_WORD.toNanos());
        ending.forEach(connection -> connection.awaitLeft(deadline - System.nanoTime()));
    }
}
