package jarvis.runtime.project;

import jarvis.core.plan.Plan;
import jarvis.core.plan.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the settings of a run: jarvis.yaml beside the plan, then the plan's front matter, then the command line; the later
 * wins. Strict: an unknown key, a wrong type and an id that is not in the plan are errors.
 */
public final class SettingsReader {
    public static final String FILE = "jarvis.yaml";

    private static final String OPTION = "--root";

    /** Where the command was given: a relative {@code --root} is relative to it. */
    private final Path workingDirectory;

    public SettingsReader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** @param file the plan's file; jarvis.yaml is looked for beside it */
    public SettingsReading read(Path file, Plan plan, Overrides overrides) {
        Path folder = ProjectFolder.beside(file).root();
        List<SettingsProblem> problems = new ArrayList<>();
        Draft draft = new Draft();
        SettingsText.beside(folder, problems).ifPresent(top -> new SettingsFile(plan, folder, draft).read(top));
        String frontMatter = plan.frontMatter();
        if (frontMatter != null) {
            Findings findings = new Findings(file.getFileName().toString(), 1, true, problems);
            SettingsText.read(frontMatter, findings).ifPresent(top -> new SettingsFile(plan, folder, draft).read(top));
        }
        overrides.roots().forEach(root -> root(root, draft, problems));
        Integer port = overrides.port();
        if (port != null) {
            draft.port(port);
        }
        Settings settings = draft.settings();
        Agents.problems(plan, settings).forEach(problems::add);
        return new SettingsReading(settings, problems);
    }

    private void root(String written, Draft draft, List<SettingsProblem> problems) {
        int border = written.indexOf('=');
        if (border < 1 || border == written.length() - 1) {
            problems.add(new SettingsProblem(
                    Severity.ERROR,
                    OPTION,
                    0,
                    0,
                    "`" + written + "` is not FROM=TO, such as /Users/ada/shop=/home/ada/shop."));
            return;
        }
        draft.root(written.substring(0, border), Here.resolve(workingDirectory, written.substring(border + 1)));
    }
}
