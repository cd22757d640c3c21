package jarvis.runtime.server;

/** The world failed the server: a port that is taken, a token file that cannot be kept. */
public final class ServerTrouble extends RuntimeException {
    private final String code;

    ServerTrouble(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    ServerTrouble(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable word for programs. */
    public String code() {
        return code;
    }
}
