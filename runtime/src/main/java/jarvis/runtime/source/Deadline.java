package jarvis.runtime.source;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it, once, when its time is over before it is closed. */
final class Deadline implements AutoCloseable {
    private final Thread worker;
    private final Future<?> timer;
    private boolean closed;
    private boolean passed;

    private Deadline(Thread worker, Duration patience) {
        this.worker = worker;
        this.timer = ForkJoinPool.commonPool().schedule(this::pass, patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    static Deadline in(Duration patience) {
        return new Deadline(Thread.currentThread(), patience);
    }

    private synchronized void pass() {
        if (!closed) {
            passed = true;
            worker.interrupt();
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    /** Leaves no interrupt of its own behind. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.cancel(false);
        if (passed) {
            Thread.interrupted();
        }
    }
}
