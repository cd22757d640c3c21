package jarvis.runtime.execution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after executions that are no children of this Jarvis: one virtual thread for all, there while there are any.
 *
 * <p>It rests 20 times as long as it looks, so that a thousand of them cost a twentieth of a core at most.
 */
final class Watcher {
    private static final Duration LEAST_REST = Duration.ofMillis(50);
    private static final int REST = 20;

    private final Set<LocalExecution> watched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();

    void watch(LocalExecution execution) {
        if (ended(execution)) {
            return;
        }
        watched.add(execution);
        if (running.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::loop);
        }
    }

    private void loop() {
        do {
            while (!watched.isEmpty()) {
                long begin = System.nanoTime();
                watched.removeIf(Watcher::ended);
                rest(Duration.ofNanos(System.nanoTime() - begin));
            }
            running.set(false);
        } while (!watched.isEmpty() && running.compareAndSet(false, true));
    }

    /** What cannot be read now is looked at again. */
    private static boolean ended(LocalExecution execution) {
        try {
            return execution.ended();
        } catch (ExecutionFailure e) {
            return false;
        }
    }

    private static void rest(Duration looked) {
        Duration rest = looked.multipliedBy(REST);
        try {
            Thread.sleep(rest.compareTo(LEAST_REST) < 0 ? LEAST_REST : rest);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
