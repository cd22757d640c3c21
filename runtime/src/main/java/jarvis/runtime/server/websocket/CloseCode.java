package jarvis.runtime.server.websocket;

/** Why a WebSocket ends, as RFC 6455 numbers it (section 7.4.1). */
public enum CloseCode {
    GOING_AWAY(1001),
    PROTOCOL_ERROR(1002),
    UNSUPPORTED_DATA(1003),
    INVALID_DATA(1007),
    POLICY_VIOLATION(1008),
    TOO_BIG(1009),
    INTERNAL_ERROR(1011),
    TRY_AGAIN_LATER(1013);

    final int number;

    CloseCode(int number) {
        this.number = number;
    }

    /** Whether a close frame may carry it: what is reserved, or means that there was no such frame, may not. */
    static boolean sendable(int number) {
        boolean registered = number >= 1000 && number <= 1014 && !(number >= 1004 && number <= 1006);
        return registered || (number >= 3000 && number <= 4999);
    }
}
