package jarvis.core.coordination;

/**
 * Where a checkpoint stands.
 *
 * <pre>
 * pending -> running -> passed | failed | could-not-run
 *            running -> asking -> passed | failed
 * failed -> running (after rework) | stuck;   stuck | could-not-run -> pending (retry) | waived (by a person)
 * running | asking | passed -> pending (the tree moved)
 * </pre>
 */
public enum CheckpointStatus {
    PENDING,
    RUNNING,
    ASKING,
    PASSED,
    FAILED,
    COULD_NOT_RUN,
    STUCK,
    WAIVED
}
