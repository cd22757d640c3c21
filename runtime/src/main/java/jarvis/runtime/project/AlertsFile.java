package jarvis.runtime.project;

import java.util.List;

/** The alerts that a project's jarvis.yaml names. Like its sources, they are no part of a run. */
public record AlertsFile(AlertSettings settings, List<SettingsProblem> problems) {
    public AlertsFile {
        problems = List.copyOf(problems);
    }

    public static AlertsFile read(ProjectFolder folder) {
        return SettingsText.part(
                folder, top -> top.section("alerts").map(AlertsSection::read), AlertSettings.NONE, AlertsFile::new);
    }
}
