package jarvis.runtime.project;

import jarvis.core.plan.Severity;
import java.util.List;

/** What came out of reading the settings: as far as they were understood, and every problem at once. */
public record SettingsReading(Settings settings, List<SettingsProblem> problems) {
    public SettingsReading {
        problems = List.copyOf(problems);
    }

    /** Whether a run may be staged with them. */
    public boolean ok() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
