package jarvis.runtime.project;

import jarvis.core.plan.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The alerts that a project's jarvis.yaml names. Like its sources, they are no part of a run. */
public record AlertsFile(AlertSettings settings, List<SettingsProblem> problems) {
    public AlertsFile {
        problems = List.copyOf(problems);
    }

    public static AlertsFile read(ProjectFolder folder) {
        Path file = folder.root().resolve(SettingsReader.FILE);
        List<SettingsProblem> problems = new ArrayList<>();
        try {
            if (Yaml.parse(Files.readString(file)) instanceof Yaml.Mapping mapping) {
                Section top = new Section("", mapping, new Findings(SettingsReader.FILE, 0, false, problems));
                AlertSettings settings =
                        top.section("alerts").map(AlertsSection::read).orElse(AlertSettings.NONE);
                return new AlertsFile(settings, problems);
            }
        } catch (NoSuchFileException e) {
            return new AlertsFile(AlertSettings.NONE, List.of());
        } catch (IOException | Yaml.Malformed e) {
            problems.add(new SettingsProblem(
                    Severity.ERROR, SettingsReader.FILE, 0, 0, "it cannot be read (" + e.getMessage() + ")."));
        }
        return new AlertsFile(AlertSettings.NONE, problems);
    }
}
