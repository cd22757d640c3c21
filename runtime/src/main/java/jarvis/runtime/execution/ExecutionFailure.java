package jarvis.runtime.execution;

import org.jspecify.annotations.Nullable;

/** The world failed an execution: its files, its processes. */
public final class ExecutionFailure extends RuntimeException {
    private final String code;

    ExecutionFailure(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A stable word: {@code unreadable}, {@code not-stopped}, {@code interrupted}. */
    public String code() {
        return code;
    }
}
