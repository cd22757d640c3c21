package jarvis.runtime.server.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.webserver.ConnectionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One client's WebSocket, for those who send. Thread-safe.
 *
 * <pre>open -> closing (our close frame is out; nothing is sent after it) -> gone</pre>
 *
 * <p>A virtual thread that is interrupted while it sends loses the socket with it: so is a client given up that does not read.
 */
public final class WebSocket {
    /** How long a client may take to answer a close frame. */
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private static final int MOST_REASON_BYTES = Frame.MOST_CONTROL_BYTES - 2;

    private final ConnectionContext connection;
    private final ReentrantLock sending = new ReentrantLock();
    private final CountDownLatch gone = new CountDownLatch(1);
    private boolean closing;

    WebSocket(ConnectionContext connection) {
        this.connection = connection;
    }

    /** Sends a text message of this UTF-8. */
    public void sendText(byte[] text) throws IOException {
        send(Frame.whole(Opcode.TEXT, text));
    }

    /** Says goodbye; a client that does not answer is cut off soon after. What cannot be sent any more is not. */
    public void close(CloseCode code, String reason) {
        byte[] words = cut(reason).getBytes(StandardCharsets.UTF_8);
        sendClose(ByteBuffer.allocate(2 + words.length)
                .putShort((short) code.number)
                .put(words)
                .array());
    }

    /** Ends the connection without a word. */
    public void abort() {
        try {
            connection.serverSocket().close();
        } catch (UncheckedIOException e) {
            // It is gone already.
        }
    }

    void send(Frame frame) throws IOException {
        try {
            sending.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("given up while others were sending", e);
        }
        try {
            if (closing) {
                throw new IOException("the close frame is out");
            }
            closing = frame.opcode() == Opcode.CLOSE;
            connection.dataWriter().writeNow(BufferData.create(frame.bytes()));
        } catch (UncheckedIOException | SocketWriterException e) {
            throw new IOException(e);
        } finally {
            sending.unlock();
        }
    }

    /** Sends a close frame, unless one is out. */
    void sendClose(byte[] payload) {
        Thread.ofVirtual().name("websocket-end").start(this::cutOff);
        try {
            send(Frame.whole(Opcode.CLOSE, payload));
        } catch (IOException e) {
            // Then the client has been told, or cannot be.
        }
    }

    private void cutOff() {
        try {
            if (!gone.await(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
                abort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void gone() {
        gone.countDown();
    }

    private static String cut(String reason) {
        String fitting = reason;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > MOST_REASON_BYTES) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }
}
