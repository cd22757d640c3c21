package jarvis.runtime.agent;

import jarvis.runtime.execution.Executor;
import jarvis.runtime.project.Settings.InstanceSettings;

/** The agent that settings ask for. */
public final class Agents {
    static final String PERSON = "person";

    private final Executor executor;

    public Agents(Executor executor) {
        this.executor = executor;
    }

    /** A person, unless there is a command and nothing else was said. */
    public Agent of(InstanceSettings settings) {
        boolean commanded = settings.command() != null || settings.prepCommand() != null;
        boolean person =
                settings.agent() == null ? !commanded : settings.agent().equals(PERSON);
        return person ? new PersonAgent() : new CommandAgent(executor, settings.command(), settings.prepCommand());
    }
}
