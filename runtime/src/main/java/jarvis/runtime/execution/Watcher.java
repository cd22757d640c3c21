package jarvis.runtime.execution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks after executions that are no children of this Jarvis: one virtual thread for all, there while there are any. */
final class Watcher {
    private static final Duration PAUSE = Duration.ofMillis(50);

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
                watched.removeIf(Watcher::ended);
                pause();
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
