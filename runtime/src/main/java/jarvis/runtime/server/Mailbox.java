package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events that one watcher has not been sent yet. Bounded: when its watcher is too slow, the oldest go.
 *
 * <p>The writer puts, the watcher's thread takes; putting never waits for the watcher.
 */
final class Mailbox {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Recorded> waiting = new ArrayDeque<>();
    private boolean woken;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    void put(Recorded event) {
        lock.lock();
        try {
            if (waiting.size() == capacity) {
                waiting.removeFirst();
            }
            waiting.addLast(event);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What is there, after waiting for at most the given time for something to come. */
    List<Recorded> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            List<Recorded> taken = new ArrayList<>(waiting);
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets whoever waits look around. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
