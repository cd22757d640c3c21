package jarvis.runtime.agent.adapter;

import jarvis.runtime.agent.dialogue.Dialogue;
import java.util.Map;

/**
 * How an attempt is started.
 *
 * @param script shell commands
 * @param environment set for them besides
 * @param dialogue what is said to it and heard of it
 */
public record Launch(String script, Map<String, String> environment, Dialogue dialogue) {
    public Launch {
        environment = Map.copyOf(environment);
    }
}
