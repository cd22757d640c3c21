package jarvis.runtime.server.websocket;

import io.helidon.common.buffers.DataReader;

/**
 * Reads a client's frames, and refuses each that is not as RFC 6455 wants it (section 5.2) before its payload is read. Where
 * the next frame begins is known even then, so that a client's goodbye can still be found.
 */
final class FrameReader {
    private static final int LAST = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int MASK_BYTES = 4;

    private final DataReader in;
    private final int most;
    private long refused;
    private boolean goodbye;

    /** @param most bytes that a message may have */
    FrameReader(DataReader in, int most) {
        this.in = in;
        this.most = most;
    }

    Frame next() throws Violation {
        skipRefused();
        int first = in.read() & 0xFF;
        int second = in.read() & 0xFF;
        boolean masked = (second & MASKED) != 0;
        long length = length(second & LENGTH);
        refused = length + (masked ? MASK_BYTES : 0);
        if ((first & RESERVED) != 0) {
            throw protocol("A reserved bit is set, though no extension was agreed on.");
        }
        Opcode opcode = Opcode.of(first & OPCODE).orElseThrow(() -> protocol("There is no such opcode."));
        goodbye = opcode == Opcode.CLOSE;
        boolean last = (first & LAST) != 0;
        if (!masked) {
            throw protocol("A client's frames are masked; this one is not.");
        }
        if (opcode.control() && (!last || length > Frame.MOST_CONTROL_BYTES)) {
            throw protocol("A control frame is whole, and of at most 125 bytes.");
        }
        if (length > most) {
            throw tooBig(most);
        }
        refused = 0;
        return new Frame(last, opcode, payload((int) length));
    }

    /** Reads on, whatever comes, until the client has said goodbye, rightly or wrongly. */
    void awaitGoodbye() {
        while (!goodbye) {
            try {
                next();
            } catch (Violation e) {
                // It has been told of one already.
            }
        }
        skipRefused();
    }

    private void skipRefused() {
        while (refused > 0) {
            int some = (int) Math.min(refused, 1 << 16);
            in.skip(some);
            refused -= some;
        }
    }

    private long length(int said) throws Violation {
        long length = switch (said) {
            case Frame.TWO_BYTES_FOLLOW -> number(2);
            case Frame.EIGHT_BYTES_FOLLOW -> number(8);
            default -> said;
        };
        if (length < 0) {
            throw protocol("A length below zero.");
        }
        return length;
    }

    private long number(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = (number << 8) | (in.read() & 0xFF);
        }
        return number;
    }

    private byte[] payload(int length) {
        byte[] mask = in.readBytes(MASK_BYTES);
        byte[] payload = length == 0 ? new byte[0] : in.readBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    static Violation tooBig(int most) {
        return new Violation(CloseCode.TOO_BIG, "A message may have " + most + " bytes here; this one has more.");
    }

    private static Violation protocol(String sentence) {
        return new Violation(CloseCode.PROTOCOL_ERROR, sentence);
    }
}
