package jarvis.core.coordination;

import java.util.List;

/** The answer to a command. */
public sealed interface Decision {
    /** The events to make durable, possibly none. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * An expected no.
     *
     * @param code a stable word for programs
     * @param sentence what cannot be done, why, and what to do now
     */
    record Refused(String code, String sentence) implements Decision {}
}
