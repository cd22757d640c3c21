package jarvis.core.coordination;

import java.time.Instant;

/** Something that should be happening now. The shell compares it with what is happening. */
public sealed interface Action {
    /** Decide {@link Command.BeginAttempt}, then start it. */
    record StartAttempt(AssignmentId assignment, int attempt) implements Action {}

    /** Its process should be there; start it (once per attempt) when it never was, watch it when it is. */
    record KeepAttempt(AssignmentId assignment, int attempt) implements Action {}

    /** Its process should not be there: stop it if it is, and report its end in any case. */
    record StopAttempt(AssignmentId assignment, int attempt) implements Action {}

    /** Decide {@link Command.BeginCheckpoint}, then run it. */
    record StartCheckpoint(String checkpoint, int round) implements Action {}

    /** Its validator should be running; start it (once per round) when it never was. */
    record KeepCheckpoint(String checkpoint, int round) implements Action {}

    /** What an attempt made should be merged: commit it, judge it, report {@link Command.ReportMerge}. */
    record MergeWork(AssignmentId assignment, int attempt) implements Action {}

    /** The result of a signed-off run should be handed to the person. */
    record Deliver(String repository) implements Action {}

    /** A person should be shown this. */
    record AskPerson(Question question) implements Action {}

    /** Look again then, though nothing may have happened. */
    record WakeAt(Instant at) implements Action {}
}
