package jarvis.core.coordination;

/**
 * What a run executes: the plan as it was, and everything that decides what will run.
 *
 * @param run the run's name, such as {@code run-1}
 * @param lock hash of the plan lock and the settings: what a person trusts
 * @param markdown the plan's text; a run never reads the file again
 * @param settings the effective settings as JSON
 */
public record RunDefinition(
        String run, String title, String planPath, String lock, String markdown, String settings, Schedule schedule) {}
