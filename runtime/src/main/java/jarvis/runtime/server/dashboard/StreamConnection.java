package jarvis.runtime.server.dashboard;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import jarvis.runtime.server.answer.Replies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One client of the stream that has its connection to itself, on the connection's own virtual thread. The answer ends with the
 * connection.
 */
final class StreamConnection implements ServerConnection {
    private static final String HEAD = head();

    private final System.Logger log = System.getLogger("jarvis.server");
    private final System.Logger access = System.getLogger("jarvis.server.access");
    private final DashboardPush push;
    private final Wish wish;
    private final ConnectionContext context;

    StreamConnection(DashboardPush push, Wish wish, ConnectionContext context) {
        this.push = push;
        this.wish = wish;
        this.context = context;
    }

    private static String head() {
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        Replies.protect(headers);
        DashboardStream.announce(headers);
        headers.set(HeaderNames.CONNECTION, "close");
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.values()).append("\r\n"));
        return head.append("\r\n").toString();
    }

    @Override
    public void handle(Limit limit) {
        long start = System.nanoTime();
        DashboardWatcher watcher = push.watcher(Thread.currentThread());
        watcher.ask(wish);
        if (!push.admit(watcher)) {
            return; // One more came in between; it comes back, and is told.
        }
        try {
            String first = HEAD + DashboardStream.retry();
            watcher.connection().write(() -> write(first.getBytes(StandardCharsets.UTF_8)));
            watcher.serve(this::send, Duration.ZERO);
        } catch (IOException e) {
            log.log(Level.DEBUG, "a watcher has gone", e);
        } finally {
            push.leave(watcher);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            access.log(Level.INFO, "{0} {1} {2} {3} ms", "GET", "/api/dashboard/stream", "200", Long.toString(millis));
        }
    }

    private void send(List<Frame> frames) throws IOException {
        for (Frame frame : frames) {
            write(frame.event());
        }
    }

    private void write(byte[] bytes) throws IOException {
        try {
            context.dataWriter().writeNow(BufferData.create(bytes));
        } catch (UncheckedIOException | SocketWriterException e) {
            throw new IOException(e);
        }
    }

    /** Never idle: heartbeats find out who is gone. */
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        try {
            context.serverSocket().close();
        } catch (UncheckedIOException e) {
            // It is gone already.
        }
    }
}
