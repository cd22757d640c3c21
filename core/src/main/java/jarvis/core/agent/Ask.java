package jarvis.core.agent;

import java.util.List;

/**
 * What an agent waits to be told.
 *
 * @param id its own name for it
 * @param kind whether it wants a permission or an answer
 * @param text what it asks, in a sentence
 * @param options what may be answered; empty where any text may
 */
public record Ask(String id, Kind kind, String text, List<String> options) {
    public Ask {
        options = List.copyOf(options);
    }

    /** What is wanted. */
    public enum Kind {
        PERMISSION,
        ANSWER
    }
}
