package jarvis.runtime.project;

import java.util.ArrayList;
import java.util.List;

/** The alerts that a project's jarvis.yaml names. Like its sources, they are no part of a run. */
public record AlertsFile(AlertSettings settings, List<SettingsProblem> problems) {
    public AlertsFile {
        problems = List.copyOf(problems);
    }

    public static AlertsFile read(ProjectFolder folder) {
        List<SettingsProblem> problems = new ArrayList<>();
        AlertSettings settings = Section.beside(folder, problems)
                .flatMap(top -> top.section("alerts"))
                .map(AlertsSection::read)
                .orElse(AlertSettings.NONE);
        return new AlertsFile(settings, problems);
    }
}
