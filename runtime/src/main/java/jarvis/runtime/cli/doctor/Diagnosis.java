package jarvis.runtime.cli.doctor;

/**
 * What was found out about one thing.
 *
 * @param sentence what is so; where it is not well, also what to do now
 */
public record Diagnosis(String name, State state, String sentence) {
    /** How much it matters. */
    public enum State {
        WELL,
        /** A run goes without it, or may need it. */
        DOUBTFUL,
        /** No run goes without it. */
        BROKEN
    }
}
