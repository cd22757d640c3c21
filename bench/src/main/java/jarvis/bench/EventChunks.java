package jarvis.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Server-sent events of Jarvis in the chunks of HTTP/1.1. */
final class EventChunks implements Wrapping {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Telling telling = new Telling();
    private final StringBuilder line = new StringBuilder();
    private boolean inBody;
    private int left;

    @Override
    public ByteBuffer request(int port) {
        String text = "GET /api/dashboard/stream?endpoints=instances HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nAccept: text/event-stream\r\n\r\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hear(ByteBuffer came) {
        int heard = -1;
        while (came.hasRemaining()) {
            if (left > 0) {
                int here = Math.min(left, came.remaining());
                left -= here;
                heard = Math.max(heard, telling.hear(came, here));
            } else {
                lineByte((char) came.get());
            }
        }
        return heard;
    }

    /** The head, and the lines between chunks: a length, or the empty one at a chunk's end. */
    private void lineByte(char next) {
        if (next != '\n') {
            line.append(next);
            return;
        }
        String text = line.toString().strip();
        line.setLength(0);
        if (inBody && !text.isEmpty()) {
            left = Integer.parseInt(text, 16);
        } else if (!inBody && text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("the server said: " + text);
        }
        inBody |= text.isEmpty();
    }

    @Override
    public ByteBuffer answer() {
        return NOTHING;
    }
}
