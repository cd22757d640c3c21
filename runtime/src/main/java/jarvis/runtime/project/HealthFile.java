package jarvis.runtime.project;

import java.util.ArrayList;
import java.util.List;

/** The services that a project's jarvis.yaml wants looked at. Like its sources, they are no part of a run. */
public record HealthFile(List<CheckSettings> checks, List<SettingsProblem> problems) {
    public HealthFile {
        checks = List.copyOf(checks);
        problems = List.copyOf(problems);
    }

    public static HealthFile read(ProjectFolder folder) {
        List<SettingsProblem> problems = new ArrayList<>();
        List<CheckSettings> checks =
                Section.beside(folder, problems).map(HealthSection::read).orElse(List.of());
        return new HealthFile(checks, problems);
    }
}
