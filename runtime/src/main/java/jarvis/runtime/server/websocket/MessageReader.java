package jarvis.runtime.server.websocket;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a client's frames together to messages. Used by one thread. */
final class MessageReader {
    private final int most;
    private @Nullable Opcode kind;
    private Utf8Text text = new Utf8Text();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long length;

    /** @param most bytes that a message may have */
    MessageReader(int most) {
        this.most = most;
    }

    /** Takes a frame that is no control frame; the message, when this ends one. */
    Optional<Message> take(Frame frame) throws Violation {
        Opcode of = begun(frame.opcode());
        length += frame.payload().length;
        if (length > most) {
            throw FrameReader.tooBig(most);
        }
        if (of == Opcode.TEXT) {
            text.add(frame.payload(), frame.last());
        } else {
            bytes.writeBytes(frame.payload());
        }
        return frame.last() ? Optional.of(ended(of)) : Optional.empty();
    }

    private Opcode begun(Opcode opcode) throws Violation {
        if (opcode != Opcode.CONTINUATION) {
            if (kind != null) {
                throw protocol("A message begins before the one before it has ended.");
            }
            kind = opcode;
            return opcode;
        }
        if (kind == null) {
            throw protocol("A message goes on that has not begun.");
        }
        return kind;
    }

    private Message ended(Opcode of) {
        Message message =
                of == Opcode.TEXT ? new Message.Text(text.toString()) : new Message.Binary(bytes.toByteArray());
        kind = null;
        length = 0;
        text = new Utf8Text();
        bytes = new ByteArrayOutputStream();
        return message;
    }

    private static Violation protocol(String sentence) {
        return new Violation(CloseCode.PROTOCOL_ERROR, sentence);
    }
}
