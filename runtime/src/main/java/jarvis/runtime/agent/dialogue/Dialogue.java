package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.Usage;
import tools.jackson.databind.JsonNode;

/**
 * One conversation with an agent, folded from what it wrote. The same lines, answers and messages lead to the same events and
 * the same things said, so that it can be folded once more by whoever comes later. One caller at a time.
 */
public interface Dialogue {
    /** Before anything was heard. */
    void begin(Voice voice);

    /** One line that the agent wrote. */
    void heard(JsonNode frame, Voice voice);

    /** Answers what it asked; nothing where it does not ask that any more. */
    default void answer(String ask, Answer answer, Voice voice) {}

    /** Whether a resumed session goes on with this count; else it counts what it used since it was resumed. */
    default boolean countsOn(Usage usage) {
        return true;
    }

    /** Whether it can be told something while it works. */
    default boolean listens() {
        return false;
    }

    /** @param id names the message for good */
    default void tell(String id, String text, Voice voice) {}
}
