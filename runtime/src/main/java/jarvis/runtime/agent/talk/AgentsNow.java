package jarvis.runtime.agent.talk;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of all agents of a run. Immutable.
 *
 * @param revision grows when anything was heard
 * @param byInstance only those that speak a protocol
 */
public record AgentsNow(long revision, Map<String, AgentNow> byInstance) {
    public static final AgentsNow NONE = new AgentsNow(0, Map.of());

    public AgentsNow {
        byInstance = Map.copyOf(byInstance);
    }

    public Optional<AgentNow> of(String instance) {
        return Optional.ofNullable(byInstance.get(instance));
    }
}
