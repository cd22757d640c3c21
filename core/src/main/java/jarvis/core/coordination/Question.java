package jarvis.core.coordination;

import java.time.Instant;

/**
 * Something only a person can settle, derived from the state.
 *
 * @param id stable while the question stands, such as {@code checkpoint-2/1/q1}
 * @param subject the checkpoint or instance it is about
 * @param since when it came up
 */
public record Question(String id, Kind kind, String subject, String text, Instant since) {
    /** What the answer does. */
    public enum Kind {
        /** Yes or no, to a sentence of the plan. */
        JUDGE,
        /** Retry; approve with a reason (waive); reject (back to the workers). */
        CHECKPOINT_STUCK,
        /** Retry. */
        ATTEMPT_STUCK,
        /** Approve, saying how it was resolved. */
        BLOCKED,
        /** Approve with a reason (grant); reject with a reason (leave it out); hand it over to its owner. */
        MERGE_REFUSED,
        /** Retry. */
        MERGE_STUCK,
        /** Approve, with the answer where one is wanted; reject with a reason. */
        AGENT_ASKS,
        /** Approve, with the new bound where all is used. */
        BUDGET,
        /** Sign off, or reject with a reason. */
        SIGN_OFF
    }
}
