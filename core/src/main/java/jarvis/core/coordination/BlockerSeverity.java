package jarvis.core.coordination;

/** BLOCKING stops the instance; WARNING is only shown. */
public enum BlockerSeverity {
    BLOCKING,
    WARNING
}
