package jarvis.runtime.cli.agents;

import jarvis.runtime.agent.Agents;
import jarvis.runtime.agent.adapter.Adapter;
import jarvis.runtime.agent.adapter.Capabilities;
import java.util.List;

/**
 * A kind of agent that a plan's instances can have.
 *
 * @param name as {@code agent:} in the settings has it; its program has the same
 * @param get how one gets it
 * @param can what it can do, as far as its newest version that was read
 */
public record AgentKind(String name, String get, Capabilities can) {
    /** All that have a program of their own. */
    public static List<AgentKind> all() {
        return List.of(
                of("claude", "npm install -g @anthropic-ai/claude-code"),
                of("codex", "npm install -g @openai/codex"),
                of("gemini", "npm install -g @google/gemini-cli"),
                of("opencode", "npm install -g opencode-ai"));
    }

    private static AgentKind of(String name, String get) {
        Capabilities can = Agents.adapter(name).map(Adapter::capabilities).orElseThrow();
        return new AgentKind(name, get, can);
    }
}
