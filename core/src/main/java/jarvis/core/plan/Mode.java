package jarvis.core.plan;

/** How the instances of a phase run. UNKNOWN where the plan does not say: shown as a question, run in parallel. */
public enum Mode {
    SEQUENTIAL,
    PARALLEL,
    UNKNOWN
}
