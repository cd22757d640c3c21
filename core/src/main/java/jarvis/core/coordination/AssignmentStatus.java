package jarvis.core.coordination;

/**
 * Where an assignment stands.
 *
 * <pre>
 * waiting -> ready -> running -> claimed -> verifying -> done
 *                     running | claimed | verifying -> blocked -> running | ready
 *                     running | claimed | verifying -> failed -> (retry) ready
 *                     running -> lost -> (retry) ready
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
