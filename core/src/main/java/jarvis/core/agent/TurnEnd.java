package jarvis.core.agent;

/** How an agent says that its turn ended. */
public enum TurnEnd {
    /** It came to its end. */
    COMPLETED,
    /** Something failed. */
    FAILED,
    /** It reached a limit that it was given: turns or money. */
    LIMIT,
    /** Somebody interrupted it. */
    INTERRUPTED
}
