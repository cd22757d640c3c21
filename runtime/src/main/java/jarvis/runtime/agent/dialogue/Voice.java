package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.LifeEvent;
import tools.jackson.databind.JsonNode;

/** Where a conversation's events and answers go. */
public interface Voice {
    void happened(LifeEvent event);

    /**
     * To the agent.
     *
     * @param id names it for good: what was said under it is not said again
     */
    void say(String id, JsonNode frame);

    /** Nothing more will be said, and nothing more is expected. */
    void finish();
}
