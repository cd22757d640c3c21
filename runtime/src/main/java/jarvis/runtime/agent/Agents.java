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
        boolean commanded = settings.command() != null || settings.prepCommand() != null;
        boolean person =
                settings.agent() == null ? !commanded : settings.agent().equals(PERSON);
        return person ? new PersonAgent() : new CommandAgent(executor, settings.command(), settings.prepCommand());
    }

    /** How the agent is talked with that settings ask for; empty where it speaks no protocol. */
    public static Optional<Adapter> adapter(InstanceSettings settings) {
        AgentSettings talk = settings.talking();
        String kind = settings.agent() == null ? "" : settings.agent();
        return switch (kind) {
            case "claude" -> Optional.of(new ClaudeAdapter(program(settings, "claude"), talk));
            case "codex" -> Optional.of(new CodexAdapter(program(settings, "codex"), talk));
            case "gemini" -> Optional.of(AcpAdapter.gemini(program(settings, "gemini --acp"), talk));
            case "opencode" -> Optional.of(AcpAdapter.openCode(program(settings, "opencode acp"), talk));
            case "acp" -> Optional.of(AcpAdapter.other(program(settings, ""), talk));
            default -> Optional.empty();
        };
    }

    private static String program(InstanceSettings settings, String usual) {
        return settings.command() == null ? usual : settings.command();
    }
}
