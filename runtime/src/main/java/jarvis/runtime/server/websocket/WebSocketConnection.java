package jarvis.runtime.server.websocket;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads what one client sends, on the connection's own virtual thread, until it says goodbye, breaks a rule, or is gone. */
final class WebSocketConnection implements ServerConnection {
    private final System.Logger log = System.getLogger("jarvis.server");
    private final WebSocket socket;
    private final FrameReader frames;
    private final MessageReader messages;
    private final Function<WebSocket, Conversation> opening;

    /** @param most bytes that a message may have */
    WebSocketConnection(ConnectionContext context, int most, Function<WebSocket, Conversation> opening) {
        this.socket = new WebSocket(context);
        this.frames = new FrameReader(context.dataReader(), most);
        this.messages = new MessageReader(most);
        this.opening = opening;
    }

    @Override
    public void handle(Limit limit) {
        Conversation conversation = opening.apply(socket);
        try {
            converse(conversation);
        } catch (Violation e) {
            socket.close(e.code(), e.sentence());
            awaitGoodbye();
        } catch (DataReader.InsufficientDataAvailableException | ServerConnectionException | IOException e) {
            // It is gone without a goodbye.
        } catch (RuntimeException e) {
            log.log(Level.ERROR, "a WebSocket could not go on", e);
            socket.close(CloseCode.INTERNAL_ERROR, "Jarvis could not go on; its log says why.");
        } finally {
            conversation.gone();
            socket.gone();
        }
    }

    private void converse(Conversation conversation) throws Violation, IOException {
        while (true) {
            Frame frame = frames.next();
            switch (frame.opcode()) {
                case PING -> socket.send(Frame.whole(Opcode.PONG, frame.payload()));
                case PONG -> {}
                case CLOSE -> {
                    socket.sendClose(checked(frame.payload()));
                    return;
                }
                case TEXT, BINARY, CONTINUATION -> {
                    Optional<Message> message = messages.take(frame);
                    if (message.isPresent()) {
                        conversation.heard(message.get());
                    }
                }
            }
        }
    }

    /** What is answered to a close frame: its own code. */
    private static byte[] checked(byte[] payload) throws Violation {
        if (payload.length == 0) {
            return payload;
        }
        if (payload.length == 1 || !CloseCode.sendable(ByteBuffer.wrap(payload).getShort() & 0xFFFF)) {
            throw new Violation(CloseCode.PROTOCOL_ERROR, "A close frame carries no code, or one that may be sent.");
        }
        Utf8Text.of(Arrays.copyOfRange(payload, 2, payload.length));
        return Arrays.copyOf(payload, 2);
    }

    /** The client may be in the middle of a sentence; to hang up on it could cost it the reason. */
    private void awaitGoodbye() {
        try {
            frames.awaitGoodbye();
        } catch (DataReader.InsufficientDataAvailableException | ServerConnectionException e) {
            // It has gone, or was cut off.
        }
    }

    /** Never idle for Helidon: who only listens is silent, and heartbeats find out who is gone. */
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        socket.abort();
    }
}
