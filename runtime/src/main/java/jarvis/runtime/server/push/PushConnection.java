package jarvis.runtime.server.push;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One client that is pushed to, on a virtual thread of its own. Only that thread writes; where a write takes too long, it is
 * interrupted, which closes the socket.
 */
public final class PushConnection {
    private final Runnable waking;
    private final CountDownLatch left = new CountDownLatch(1);
    private final Thread thread;
    private volatile long writingSince;
    private volatile boolean ended;
    private boolean givenUp;

    /** Something that is sent, and waits where the client does not read. */
    public interface Writing {
        void write() throws IOException;
    }

    /** Served by the thread that makes it. */
    public PushConnection(Runnable waking) {
        this(Thread.currentThread(), waking);
    }

    /** @param waking makes its thread look for what is new, and whether it was ended */
    public PushConnection(Thread thread, Runnable waking) {
        this.thread = thread;
        this.waking = waking;
    }

    /** Whether the server ends. */
    public boolean ended() {
        return ended;
    }

    public void write(OutputStream out, byte[] frames) throws IOException {
        write(() -> {
            out.write(frames);
            out.flush();
        });
    }

    public void write(Writing writing) throws IOException {
        writingSince = System.nanoTime() | 1;
        writing.write();
        writingSince = 0;
    }

    public void wake() {
        waking.run();
    }

    void end() {
        ended = true;
        waking.run();
    }

    /** True the first time that it is given up: its write takes longer than that. */
    boolean givenUpAfter(Duration patience) {
        long since = writingSince;
        if (since == 0 || System.nanoTime() - since <= patience.toNanos()) {
            return false;
        }
        thread.interrupt();
        boolean first = !givenUp;
        givenUp = true;
        return first;
    }

    void left() {
        left.countDown();
    }

    void awaitLeft(long nanos) {
        try {
            if (!left.await(nanos, TimeUnit.NANOSECONDS)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
