package jarvis.runtime.project;

import jarvis.core.plan.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sources that a project's jarvis.yaml names. They are no part of a run: they may change while it goes on, and nobody
 * needs a plan to look at them.
 */
public record SourcesFile(List<SourceSettings> sources, List<SettingsProblem> problems) {
    private static final String TRACKER = ".monitoring/instance-tracker.json";

    public SourcesFile {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /** Where jarvis.yaml names none, the tracker file that people keep is looked for. */
    public static SourcesFile read(ProjectFolder folder) {
        Path file = folder.root().resolve(SettingsReader.FILE);
        List<SettingsProblem> problems = new ArrayList<>();
        try {
            if (Yaml.parse(Files.readString(file)) instanceof Yaml.Mapping mapping) {
                Section top = new Section("", mapping, new Findings(SettingsReader.FILE, 0, false, problems));
                return top.section("sources")
                        .map(section -> new SourcesFile(SourcesSection.read(section), problems))
                        .orElseGet(SourcesFile::usual);
            }
        } catch (NoSuchFileException e) {
            return usual();
        } catch (IOException | Yaml.Malformed e) {
            problems.add(new SettingsProblem(
                    Severity.ERROR, SettingsReader.FILE, 0, 0, "it cannot be read (" + e.getMessage() + ")."));
        }
        return new SourcesFile(usual().sources(), problems);
    }

    private static SourcesFile usual() {
        return new SourcesFile(
                List.of(new SourceSettings(
                        "tracker",
                        "tracker",
                        TRACKER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        java.util.Map.of(),
                        null,
                        List.of())),
                List.of());
    }

    /** Whether this is what is looked for when nothing is named. */
    public boolean unnamed() {
        return sources.equals(usual().sources());
    }
}
