package jarvis.runtime.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All push connections: how many there may be, and the end of those whose client stopped reading. Thread-safe. */
final class Watchers implements AutoCloseable {
    private static final int MOST = 64;
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Set<Watcher> open = ConcurrentHashMap.newKeySet();
    private final Duration patience;
    private final Thread reaper;

    Watchers(Duration patience) {
        this.patience = patience;
        this.reaper = Thread.ofVirtual().name("push-reaper").start(this::reap);
    }

    /** Counts a watcher in; empty when there are too many. */
    Optional<Problem> admit(Watcher watcher) {
        open.add(watcher);
        if (open.size() <= MOST) {
            return Optional.empty();
        }
        open.remove(watcher);
        String detail = "There are " + MOST + " push connections already. Close one, or poll GET /api/runs/current.";
        return Optional.of(new Problem(503, "too-many-watchers", detail, null));
    }

    void leave(Watcher watcher) {
        open.remove(watcher);
        watcher.left();
    }

    int count() {
        return open.size();
    }

    private void reap() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(4));
                open.forEach(watcher -> watcher.giveUpAfter(patience));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all; returns when they have sent their last word, or at the end of the patience. */
    @Override
    public void close() {
        reaper.interrupt();
        List<Watcher> ending = List.copyOf(open);
        ending.forEach(Watcher::end);
        long deadline = System.nanoTime() + Math.min(patience.toNanos(), LAST_WORD.toNanos());
        ending.forEach(watcher -> watcher.awaitLeft(deadline - System.nanoTime()));
    }
}
