package jarvis.runtime.execution;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be executed.
 *
 * @param id the execution's name for people, such as {@code run-1/instance-2/3}
 * @param command a shell command of any length
 * @param folder where it runs
 * @param environment added to the environment that Jarvis itself has
 * @param files the folder where everything of this execution lies, and its identity: one folder, one execution
 */
public record RunSpec(String id, String command, Path folder, Map<String, String> environment, Path files) {
    public RunSpec {
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an execution's id is one line: " + id);
        }
        environment = Map.copyOf(environment);
    }
}
