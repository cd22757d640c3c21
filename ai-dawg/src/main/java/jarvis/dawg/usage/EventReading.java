package jarvis.dawg.usage;

/** What came of reading one event of a batch. */
public sealed interface EventReading {
    record Accepted(UsageEvent event) implements EventReading {}

    /**
     * It is not taken in.
     *
     * @param field where it is wrong, as a JSON name; empty when it is the whole
     * @param reason what is wrong and what is wanted
     */
    record Refused(String field, String reason) implements EventReading {}
}
