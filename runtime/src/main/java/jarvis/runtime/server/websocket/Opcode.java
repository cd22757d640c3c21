package jarvis.runtime.server.websocket;

import java.util.Arrays;
import java.util.Optional;

/** What a frame is. */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    final int number;

    Opcode(int number) {
        this.number = number;
    }

    static Optional<Opcode> of(int number) {
        return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
    }

    /** Whether it may stand between the frames of a message. */
    boolean control() {
        return number >= 0x8;
    }
}
