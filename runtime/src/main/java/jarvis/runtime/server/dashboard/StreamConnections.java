package jarvis.runtime.server.dashboard;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes whole connections for the stream where the first request on them is a plain one for it: such a client costs a
 * few kilobytes, and a message one write of bytes that all share. Every other connection goes the usual way, also whatever is
 * to be refused.
 */
public final class StreamConnections implements ServerConnectionSelector {
    private final DashboardPush push;
    private final Predicate<StreamAsked> guard;
    private final ServerConnectionSelector usual;

    /** What the guard looks at; each is null where it was not sent. */
    public record StreamAsked(
            @Nullable String host, @Nullable String origin) {}

    /**
     * The only door of a server.
     *
     * @param guard whether a request may go on
     * @param usual where everything else goes
     */
    public StreamConnections(DashboardPush push, Predicate<StreamAsked> guard, ServerConnectionSelector usual) {
        this.push = push;
        this.guard = guard;
        this.usual = usual;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return usual.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return usual.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return usual.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new FirstLook(context, this::chosen);
    }

    private ServerConnection chosen(ConnectionContext context) {
        DataReader reader = context.dataReader();
        return head(reader.getBuffer(reader.available()))
                .filter(_ -> !push.crowded())
                .<ServerConnection>map(head -> new StreamConnection(push, head.wish(), context))
                .orElseGet(() -> usual.connection(context));
    }

    private Optional<StreamHead> head(BufferData data) {
        byte[] sent = new byte[data.available()];
        data.read(sent);
        return StreamHead.of(sent)
                .filter(head -> guard.test(new StreamAsked(
                        head.headers().get("host"), head.headers().get("origin"))));
    }
}
