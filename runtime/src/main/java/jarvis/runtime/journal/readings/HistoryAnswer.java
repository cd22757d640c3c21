package jarvis.runtime.journal.readings;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What came of a question to the past. */
public sealed interface HistoryAnswer {
    record Found(ObjectNode document) implements HistoryAnswer {}

    /**
     * No such value: 404.
     *
     * @param near names that may be meant
     */
    record Absent(String sentence, List<String> near) implements HistoryAnswer {
        public Absent {
            near = List.copyOf(near);
        }
    }

    /**
     * The question cannot be understood: 400.
     *
     * @param field that is wrong
     */
    record Malformed(String field, String sentence) implements HistoryAnswer {}

    /** The disk refuses: 503. */
    record Unavailable(String sentence) implements HistoryAnswer {}
}
