package jarvis.core.coordination;

/** How an attempt's process came to its end. */
public sealed interface Ending {
    /** It ended by itself; 128 + n when signal n ended it. */
    record Exited(int code) implements Ending {}

    /** It ended by itself, and what it said of that is no success. */
    record Failed(String reason) implements Ending {}

    /** Jarvis stopped it at its time limit. */
    record TimedOut(long limitSeconds) implements Ending {}

    /** It could not be started. */
    record NotStarted(String reason) implements Ending {}

    /** It is gone and nobody knows how it ended. */
    record Lost(String reason) implements Ending {}
}
