package jarvis.runtime.project;

import java.util.List;
import java.util.Optional;

/** The services that a project's jarvis.yaml wants looked at. Like its sources, they are no part of a run. */
public record HealthFile(List<CheckSettings> checks, List<SettingsProblem> problems) {
    public HealthFile {
        checks = List.copyOf(checks);
        problems = List.copyOf(problems);
    }

    public static HealthFile read(ProjectFolder folder) {
        return SettingsText.part(folder, top -> Optional.of(HealthSection.read(top)), List.of(), HealthFile::new);
    }
}
