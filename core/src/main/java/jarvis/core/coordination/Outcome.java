package jarvis.core.coordination;

/** What became of the machine's part of a checkpoint: three things, never two. */
public enum Outcome {
    PASSED,
    FAILED,
    COULD_NOT_RUN
}
