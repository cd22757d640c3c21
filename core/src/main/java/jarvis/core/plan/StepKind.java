package jarvis.core.plan;

/** What a line of a gate is: only CHECK lines decide; ASK lines are judged by a person. */
public enum StepKind {
    SETUP,
    CHANGE,
    WAIT,
    CHECK,
    ASK
}
