package jarvis.runtime.agent;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.plan.Part;
import jarvis.runtime.agent.dialogue.Ownership;
import java.nio.file.Path;
import java.util.Map;

/**
 * An attempt to be begun.
 *
 * @param attempt its number, from 1
 * @param location where it works, as a place here
 * @param brief in Markdown
 * @param files the folder of its files
 * @param contact how it reaches Jarvis
 * @param environment what is set for it besides, such as the settings' environment
 */
public record AttemptSpec(
        String run,
        AssignmentId assignment,
        Part part,
        int attempt,
        Path location,
        String brief,
        Path files,
        Contact contact,
        Map<String, String> environment,
        Session session) {

    /**
     * For an agent that is talked with.
     *
     * @param own a folder of the instance's, for its agent's configuration and sessions
     * @param resume the session that it goes on with; empty for a new one
     * @param ownership what it may not write
     */
    public record Session(Path own, String resume, Ownership ownership) {}

    public AttemptSpec {
        environment = Map.copyOf(environment);
    }

    /** The attempt's name for people. */
    public String id() {
        return run + "/" + assignment + "/" + attempt;
    }
}
