package jarvis.runtime.agent.real;

/** One thing that a model wants. */
sealed interface Move {
    /**
     * A tool's use.
     *
     * @param tool how its name ends, as each agent puts something of its own before it
     * @param arguments as JSON
     */
    record Use(String tool, String arguments) implements Move {}

    /** Its last word in a turn. */
    record Say(String text) implements Move {}
}
