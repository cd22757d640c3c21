package jarvis.core.coordination;

/**
 * Where an assignment stands.
 *
 * <pre>
 * waiting -> ready -> running -> claimed -> verifying -> done
 *                     running | claimed -> blocked -> running | ready
 *                     running | claimed -> failed | lost -> (retry) ready
 *                     verifying -> rejected -> running
 * </pre>
 */
public enum AssignmentStatus {
    WAITING,
    READY,
    RUNNING,
    CLAIMED,
    VERIFYING,
    DONE,
    BLOCKED,
    FAILED,
    REJECTED,
    LOST
}
