package jarvis.runtime.project;

import java.util.ArrayList;
import java.util.List;

/**
 * The sources that a project's jarvis.yaml names. They are no part of a run: they may change while it goes on, and nobody
 * needs a plan to look at them.
 */
public record SourcesFile(List<SourceSettings> sources, List<SettingsProblem> problems) {
    /** The name of the source that is looked for when none is named. */
    static final String USUAL = "tracker";

    private static final String TRACKER = ".monitoring/instance-tracker.json";

    public SourcesFile {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /** Where jarvis.yaml names none, the tracker file that people keep is looked for. */
    public static SourcesFile read(ProjectFolder folder) {
        List<SettingsProblem> problems = new ArrayList<>();
        List<SourceSettings> sources = Section.beside(folder, problems)
                .flatMap(top -> top.section("sources"))
                .map(SourcesSection::read)
                .orElseGet(() -> usual().sources());
        return new SourcesFile(sources, problems);
    }

    private static SourcesFile usual() {
        return new SourcesFile(
                List.of(new SourceSettings(
                        USUAL, "tracker", TRACKER, null, null, null, null, null, java.util.Map.of(), null, List.of())),
                List.of());
    }

    /** Whether this is what is looked for when nothing is named. */
    public boolean unnamed() {
        return sources.equals(usual().sources());
    }
}
