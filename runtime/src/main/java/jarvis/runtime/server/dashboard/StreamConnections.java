package jarvis.runtime.server.dashboard;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes whole connections for the stream where the first request on them is a plain one for it: such a client costs a
 * few kilobytes, and a message one write of bytes that all share. Every other request goes the usual way, also whatever is
 * to be refused.
 */
public final class StreamConnections implements ServerConnectionSelector {
    private final DashboardPush push;
    private final Predicate<StreamAsked> guard;

    /** What the guard looks at; each is null where it was not sent. */
    public record StreamAsked(
            @Nullable String host, @Nullable String origin) {}

    /** @param guard whether a request may go on */
    public StreamConnections(DashboardPush push, Predicate<StreamAsked> guard) {
        this.push = push;
        this.guard = guard;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return head(data).isPresent() && !push.crowded() ? Support.SUPPORTED : Support.UNSUPPORTED;
    }

    private Optional<StreamHead> head(BufferData data) {
        byte[] sent = new byte[data.available()];
        data.read(sent);
        return StreamHead.of(sent)
                .filter(head -> guard.test(new StreamAsked(
                        head.headers().get("host"), head.headers().get("origin"))));
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        BufferData data = context.dataReader().getBuffer(context.dataReader().available());
        Wish wish = head(data).map(StreamHead::wish).orElse(Wish.ALL);
        return new StreamConnection(push, wish, context);
    }
}
