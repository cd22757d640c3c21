package jarvis.runtime.project;

import jarvis.core.plan.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** A text of settings as sections: jarvis.yaml, or a plan's front matter. What keeps it from being read becomes a problem. */
public final class SettingsText {
    private static final long MOST_BYTES = 1 << 20;

    private SettingsText() {}

    /** All that is wrong in those parts of a project's jarvis.yaml that need no plan, by line. */
    public static List<SettingsProblem> problems(ProjectFolder folder) {
        return Stream.of(
                        PublicOrigins.read(folder).problems(),
                        SourcesFile.read(folder).problems(),
                        HealthFile.read(folder).problems(),
                        AlertsFile.read(folder).problems())
                .flatMap(Collection::stream)
                .distinct()
                .sorted(SettingsProblem.BY_PLACE)
                .toList();
    }

    /** The errors among them, a line each; empty where there are none. */
    public static Optional<String> errors(Collection<SettingsProblem> problems) {
        List<String> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(SettingsProblem::sentence)
                .toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", errors));
    }

    /**
     * What one part of a project's jarvis.yaml says, with all that is wrong there and keeps it from being read.
     *
     * @param part empty where nothing is said of it
     */
    static <T, F> F part(
            ProjectFolder folder,
            Function<Section, Optional<T>> part,
            T unsaid,
            BiFunction<T, List<SettingsProblem>, F> with) {
        List<SettingsProblem> problems = new ArrayList<>();
        T said = beside(folder.root(), problems).flatMap(part).orElse(unsaid);
        return with.apply(said, problems);
    }

    /** The keys of a folder's jarvis.yaml; empty where there is none, none in it, or it cannot be read. */
    static Optional<Section> beside(Path folder, List<SettingsProblem> problems) {
        Findings findings = new Findings(SettingsReader.FILE, 0, false, problems);
        Path file = folder.resolve(SettingsReader.FILE);
        if (!Files.exists(file)) {
            if (Files.exists(folder.resolve("jarvis.yml"))) {
                findings.warning(Yaml.Place.START, "jarvis.yml is not read. Name it " + SettingsReader.FILE + ".");
            }
            return Optional.empty();
        }
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return read(Files.readString(file), findings);
            }
            findings.error(Yaml.Place.START, "settings of more than 1 MB are not read. Is this the right file?");
        } catch (CharacterCodingException e) {
            findings.error(Yaml.Place.START, "this is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            findings.error(
                    Yaml.Place.START,
                    "it is there but cannot be read (" + e + "). Make it a readable file, or remove it.");
        }
        return Optional.empty();
    }

    /** The keys of a text, of which each one that nobody knows is a problem; empty where there are none. */
    static Optional<Section> read(String text, Findings findings) {
        try {
            return switch (Yaml.parse(text)) {
                case Yaml.Nothing _ -> Optional.empty();
                case Yaml.Mapping mapping -> Optional.of(known(new Section("", mapping, findings)));
                case Yaml.Text other -> notKeys(other.place(), findings);
                case Yaml.Items other -> notKeys(other.place(), findings);
            };
        } catch (Yaml.Malformed e) {
            findings.error(e.place(), "this cannot be read as YAML: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static Section known(Section top) {
        top.allows(SettingsFile.KEYS);
        return top;
    }

    private static Optional<Section> notKeys(Yaml.Place at, Findings findings) {
        findings.error(
                at,
                "settings are keys and values, such as `parallel: 4`. Keys: " + String.join(", ", SettingsFile.KEYS)
                        + ".");
        return Optional.empty();
    }
}
