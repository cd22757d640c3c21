package jarvis.runtime.checkpoint;

import org.jspecify.annotations.Nullable;

/** The world failed a round in a way that leaves no evidence: its files cannot be written or read. */
public final class CheckpointException extends RuntimeException {
    private final String code;

    CheckpointException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A stable word: {@code files-failed}, {@code interrupted}. */
    public String code() {
        return code;
    }
}
