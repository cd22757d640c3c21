package jarvis.runtime.workspace;

import org.jspecify.annotations.Nullable;

/** Git or the file system did not do what was asked; the message says what, why and what to do now. */
public final class WorkspaceException extends RuntimeException {
    private final String code;

    public WorkspaceException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public WorkspaceException(String code, String message) {
        this(code, message, null);
    }

    /** A stable word for this kind of trouble: {@code git-missing}, {@code git-failed}, {@code files-failed}, {@code too-large}, {@code not-git}. */
    public String code() {
        return code;
    }
}
