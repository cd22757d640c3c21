package jarvis.runtime.client;

import org.jspecify.annotations.Nullable;

/** What was asked for did not come: nobody listens, it was refused, or the connection broke. */
public final class ClientTrouble extends RuntimeException {
    /** Whose fault it is, as far as a program must tell them apart. */
    public enum Code {
        /** Nobody listens at the address. */
        NOT_RUNNING,
        /** An expected no, for what was asked: unknown id, not allowed, not now. */
        REFUSED,
        /** The connection broke, or the answer is none of Jarvis's. */
        WORLD
    }

    private final Code code;

    public ClientTrouble(Code code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public ClientTrouble(Code code, String sentence) {
        this(code, sentence, null);
    }

    public Code code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
