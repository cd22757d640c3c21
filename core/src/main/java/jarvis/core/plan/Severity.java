package jarvis.core.plan;

/** ERROR forbids a run; WARNING must be accepted; QUESTION is a doubt that the reader did not settle by guessing. */
public enum Severity {
    ERROR,
    WARNING,
    QUESTION
}
