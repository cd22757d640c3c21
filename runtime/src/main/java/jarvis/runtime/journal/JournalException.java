package jarvis.runtime.journal;

import org.jspecify.annotations.Nullable;

/** The journal could not do what was asked; its message says what, why, and what to do now. */
public final class JournalException extends RuntimeException {
    private final Code code;

    /** What kind of trouble it is. */
    public enum Code {
        /** The stream is at another version: a second writer. */
        CONFLICT,
        /** The folder of the journal, or the journal that should be read, is not there. */
        MISSING,
        /** The file is something else. */
        NOT_A_JOURNAL,
        /** A newer Jarvis made it. */
        NEWER_SCHEMA,
        /** Another process holds it. */
        LOCKED,
        /** The file or its folder cannot be written. */
        READ_ONLY,
        /** No space is left. */
        DISK_FULL,
        /** The file is damaged. */
        DAMAGED,
        /** An event's type is unknown, or its payload cannot be read. */
        UNREADABLE_EVENT,
        /** Its events do not replay, so nothing is added to them. */
        NOT_REPLAYABLE,
        /** A line of an import cannot be taken. */
        IMPORT_REFUSED,
        /** Anything else that the disk or the database refused. */
        FAILED
    }

    public JournalException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public JournalException(Code code, String message) {
        this(code, message, null);
    }

    public Code code() {
        return code;
    }
}
