package jarvis.runtime.server.websocket;

/** A client sent what it may not: its WebSocket is closed with this code and sentence. */
public final class Violation extends Exception {
    private final CloseCode code;

    /** @param sentence what was wrong and what to do; what exceeds the 123 bytes of a close frame is cut off */
    public Violation(CloseCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    CloseCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
