package jarvis.runtime.project;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Severity;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of agents, and whether what is set for each instance can be started. */
final class Agents {
    static final String COMMAND = "command";
    static final String PERSON = "person";
    /** Those that speak a protocol. */
    static final List<String> SPEAKING = List.of("claude", "codex", "gemini", "opencode", "acp");

    static final List<String> KINDS =
            Stream.concat(SPEAKING.stream(), Stream.of(COMMAND, PERSON)).toList();

    private Agents() {}

    /** What is wrong with the agents once all files are read. */
    static Stream<SettingsProblem> problems(Plan plan, Settings settings) {
        return plan.instances().stream().map(Instance::id).flatMap(id -> problems(id, settings.instance(id)));
    }

    private static Stream<SettingsProblem> problems(String id, InstanceSettings said) {
        if ("acp".equals(said.agent()) && said.command() == null) {
            return Stream.of(problem(
                    Severity.ERROR,
                    id
                            + "'s agent speaks the Agent Client Protocol, but no command is set that starts it. Add `instances: {"
                            + id + ": {command: ...}}`."));
        }
        if (COMMAND.equals(said.agent()) && said.command() == null) {
            return Stream.of(problem(
                    Severity.ERROR,
                    id + "'s agent is a command, but no command is set. Add `instances: {" + id
                            + ": {command: ...}}`, or make it `agent: person`."));
        }
        if (PERSON.equals(said.agent()) && said.command() != null) {
            return Stream.of(problem(
                    Severity.WARNING, id + "'s agent is a person, so its command is not run: " + said.command()));
        }
        return Stream.empty();
    }

    private static SettingsProblem problem(Severity severity, String message) {
        return new SettingsProblem(severity, SettingsReader.FILE, 0, 0, message);
    }
}
