package jarvis.dawg.automation;

/**
 * Something that is done by itself each night, or on demand.
 *
 * @param name as in its address
 * @param purpose in a sentence
 */
public record Workflow(String name, String purpose, Task task) {
    /** Does it and says what was done; throws when it could not. */
    public interface Task {
        String run();
    }
}
