package jarvis.runtime.server.dashboard;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection of which nothing is known before its first bytes have come; from then on it is another one. */
final class FirstLook implements ServerConnection, InterruptableTask<Void> {
    private final ConnectionContext context;
    private final Function<ConnectionContext, ServerConnection> choice;
    private final long since = System.nanoTime();
    private volatile @Nullable ServerConnection chosen;

    /** @param choice made when there is something to look at */
    FirstLook(ConnectionContext context, Function<ConnectionContext, ServerConnection> choice) {
        this.context = context;
        this.choice = choice;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            context.dataReader().ensureAvailable();
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("nothing was asked", e);
        }
        ServerConnection found = choice.apply(context);
        chosen = found;
        found.handle(limit);
    }

    @Override
    public Duration idleTime() {
        ServerConnection known = chosen;
        return known == null ? Duration.ofNanos(System.nanoTime() - since) : known.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        ServerConnection known = chosen;
        if (known != null) {
            known.close(interrupt);
            return;
        }
        try {
            context.serverSocket().close();
        } catch (UncheckedIOException e) {
            // It is gone already.
        }
    }

    /** A connection that waits for its first word, or for its next one, may be ended at once. */
    @Override
    public boolean canInterrupt() {
        ServerConnection known = chosen;
        return known == null || (known instanceof InterruptableTask<?> task && task.canInterrupt());
    }

    @Override
    public void run() {
        throw new UnsupportedOperationException("a connection is handled");
    }
}
