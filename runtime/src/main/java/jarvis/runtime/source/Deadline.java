package jarvis.runtime.source;

import java.time.Duration;

/** Interrupts the thread that made it, once, when its time is over before it is closed. */
final class Deadline implements AutoCloseable {
    private final Thread timer;
    private volatile boolean passed;

    private Deadline(Thread worker, Duration patience) {
        timer = Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(patience);
                passed = true;
                worker.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static Deadline in(Duration patience) {
        return new Deadline(Thread.currentThread(), patience);
    }

    boolean passed() {
        return passed;
    }

    /** Leaves no interrupt of its own behind. */
    @Override
    public void close() {
        timer.interrupt();
        boolean interrupted = false;
        while (timer.isAlive()) {
            try {
                timer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (passed) {
            Thread.interrupted();
        } else if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
