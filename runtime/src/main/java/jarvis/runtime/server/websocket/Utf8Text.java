package jarvis.runtime.server.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** A text that comes in pieces, which may end inside a character; bad UTF-8 is refused with the piece that shows it. */
final class Utf8Text {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final StringBuilder text = new StringBuilder();
    private byte[] begun = {};

    void add(byte[] piece, boolean last) throws Violation {
        ByteBuffer bytes = ByteBuffer.allocate(begun.length + piece.length)
                .put(begun)
                .put(piece)
                .flip();
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        if (decoder.decode(bytes, characters, last).isError()) {
            throw new Violation(CloseCode.INVALID_DATA, "A text is UTF-8; this one is not.");
        }
        begun = new byte[bytes.remaining()];
        bytes.get(begun);
        text.append(characters.flip());
    }

    static String of(byte[] whole) throws Violation {
        Utf8Text text = new Utf8Text();
        text.add(whole, true);
        return text.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
