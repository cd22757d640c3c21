package jarvis.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages of a Socket.IO 4 server over WebSocket: the opening, pings that are answered, events. */
final class SocketIoFrames implements Wrapping {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    private final Telling telling = new Telling();
    private final ByteBuffer head = ByteBuffer.allocate(10);
    private ByteBuffer answer = NOTHING;
    private int headEnd;
    private int left;

    @Override
    public ByteBuffer request(int port) {
        String text = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hear(ByteBuffer came) {
        answer = NOTHING;
        int heard = -1;
        while (came.hasRemaining()) {
            if (headEnd < HEAD_END.length) {
                byte next = came.get();
                headEnd = next == HEAD_END[headEnd] ? headEnd + 1 : next == HEAD_END[0] ? 1 : 0;
            } else if (left > 0) {
                int here = Math.min(left, came.remaining());
                left -= here;
                heard = Math.max(heard, telling.hear(came, here));
            } else {
                begin(came);
            }
        }
        return heard;
    }

    /** One more byte of a frame's head; where it is whole, its length is known, and for short ones what it is. */
    private void begin(ByteBuffer came) {
        if (head.position() >= 2 && head.position() == size()) {
            answer(came.get(came.position()));
            left = length();
            head.clear();
            return;
        }
        head.put(came.get());
        if (head.position() >= 2 && head.position() == size() && length() == 0) {
            head.clear();
        }
    }

    private int size() {
        return switch (head.get(1)) {
            case SHORT -> 4;
            case LONG -> 10;
            default -> 2;
        };
    }

    private int length() {
        return switch (head.get(1)) {
            case SHORT -> head.getShort(2) & 0xFFFF;
            case LONG -> (int) head.getLong(2);
            default -> head.get(1);
        };
    }

    /** The opening of the transport is answered by that of the namespace, and a ping by a pong. */
    private void answer(byte first) {
        if (first == '0') {
            answer = masked("40");
        } else if (first == '2' && length() == 1) {
            answer = masked("3");
        }
    }

    /** As a client's text, with a mask of zeros. */
    private static ByteBuffer masked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + bytes.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | bytes.length))
                .putInt(0)
                .put(bytes)
                .flip();
    }

    @Override
    public ByteBuffer answer() {
        return answer;
    }
}
