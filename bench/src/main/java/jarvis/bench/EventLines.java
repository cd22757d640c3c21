package jarvis.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Server-sent events of Jarvis, in an answer that ends with its connection. */
final class EventLines implements Wrapping {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Telling telling = new Telling();
    private final StringBuilder line = new StringBuilder();
    private boolean inBody;

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
            if (inBody) {
                heard = Math.max(heard, telling.hear(came, came.remaining()));
            } else {
                headByte((char) came.get());
            }
        }
        return heard;
    }

    private void headByte(char next) {
        if (next != '\n') {
            line.append(next);
            return;
        }
        String text = line.toString().strip();
        line.setLength(0);
        boolean refused = text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 200");
        if (refused || text.startsWith("Transfer-Encoding")) {
            throw new IllegalStateException("the server said: " + text);
        }
        inBody = text.isEmpty();
    }

    @Override
    public ByteBuffer answer() {
        return NOTHING;
    }
}
