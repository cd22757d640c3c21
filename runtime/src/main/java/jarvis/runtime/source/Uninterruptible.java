package jarvis.runtime.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls into the system that no interrupt ends, as looking up a host or opening a file of a network drive: each on a platform
 * thread, because a virtual one would keep a carrier from all others. Who waits for it can go; until it has ended, no other
 * begins. For one thread.
 */
public final class Uninterruptible {
    /** Files are looked at each second, which is not worth a new thread; a call that hangs keeps its own from all others. */
    private static final Executor THREADS = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("source-call-", 0).factory());

    private @Nullable FutureTask<?> last;

    /** An earlier call goes on still. */
    public static final class Hanging extends IOException {
        Hanging() {
            super("An earlier asking has not ended yet.");
        }
    }

    /** Passes on what the call throws, checked exceptions other than those of input and output as bugs. */
    public <T> T call(Callable<T> work) throws IOException {
        if (last != null && !last.isDone()) {
            throw new Hanging();
        }
        FutureTask<T> task = new FutureTask<>(work);
        last = task;
        THREADS.execute(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw passedOn(e.getCause());
        }
    }

    private static IOException passedOn(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
