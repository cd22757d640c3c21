package jarvis.runtime.server.websocket;

import java.nio.ByteBuffer;

/** @param last whether it ends its message */
@SuppressWarnings("ArrayRecordComponent") // Only read and sent, never compared.
record Frame(boolean last, Opcode opcode, byte[] payload) {
    static final int MOST_CONTROL_BYTES = 125;
    static final int TWO_BYTES_FOLLOW = 126;
    static final int EIGHT_BYTES_FOLLOW = 127;

    private static final int LAST = 0x80;
    private static final int LONGEST_HEAD = 10;

    static Frame whole(Opcode opcode, byte[] payload) {
        return new Frame(true, opcode, payload);
    }

    /** As a server sends it: without a mask. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HEAD + payload.length);
        bytes.put((byte) ((last ? LAST : 0) | opcode.number));
        if (payload.length <= MOST_CONTROL_BYTES) {
            bytes.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            bytes.put((byte) TWO_BYTES_FOLLOW).putShort((short) payload.length);
        } else {
            bytes.put((byte) EIGHT_BYTES_FOLLOW).putLong(payload.length);
        }
        bytes.put(payload);
        byte[] sent = new byte[bytes.flip().remaining()];
        bytes.get(sent);
        return sent;
    }
}
