package jarvis.runtime.agent;

import jarvis.runtime.agent.adapter.AcpAdapter;
import jarvis.runtime.agent.adapter.Adapter;
import jarvis.runtime.agent.adapter.ClaudeAdapter;
import jarvis.runtime.agent.adapter.CodexAdapter;
import jarvis.runtime.agent.talk.Talks;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.project.Settings.AgentSettings;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agent that settings ask for. */
public final class Agents {
    static final String PERSON = "person";

    private final Executor executor;
    private final Talks talks;

    public Agents(Executor executor, Talks talks) {
        this.executor = executor;
        this.talks = talks;
    }

    /** A person, unless there is a command and nothing else was said. */
    public Agent of(InstanceSettings settings) {
        Optional<Adapter> adapter = adapter(settings);
        if (adapter.isPresent()) {
            return new TalkingAgent(executor, talks, adapter.get());
        }
        return isPerson(settings)
                ? new PersonAgent()
                : new CommandAgent(executor, settings.command(), settings.prepCommand());
    }

    /** How the agent is talked with that settings ask for; empty where it speaks no protocol. */
    public static Optional<Adapter> adapter(InstanceSettings settings) {
        String kind = settings.agent() == null ? "" : settings.agent();
        return adapter(kind, settings.command(), settings.talking());
    }

    /** How an agent of a kind is talked with that nobody set anything for. */
    public static Optional<Adapter> adapter(String kind) {
        return adapter(kind, null, AgentSettings.NONE);
    }

    /** @param command what starts it in place of its own program; null: nothing */
    private static Optional<Adapter> adapter(String kind, @Nullable String command, AgentSettings talk) {
        return switch (kind) {
            case "claude" -> Optional.of(new ClaudeAdapter(command == null ? "claude" : command, talk));
            case "codex" -> Optional.of(new CodexAdapter(command == null ? "codex" : command, talk));
            case "gemini" -> Optional.of(AcpAdapter.gemini(command == null ? "gemini --acp" : command, talk));
            case "opencode" -> Optional.of(AcpAdapter.openCode(command == null ? "opencode acp" : command, talk));
            case "acp" -> Optional.of(AcpAdapter.other(command == null ? "" : command, talk));
            default -> Optional.empty();
        };
    }

    /** Whether an instance is somebody who joins, as nothing is started for it. */
    public static boolean isPerson(InstanceSettings settings) {
        boolean commanded = settings.command() != null || settings.prepCommand() != null;
        return settings.agent() == null ? !commanded : settings.agent().equals(PERSON);
    }
}
