package jarvis.runtime.project;

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
        return SettingsText.part(
                folder, top -> top.section("sources").map(SourcesSection::read), usual(), SourcesFile::new);
    }

    private static List<SourceSettings> usual() {
        return List.of(new SourceSettings(
                USUAL, "tracker", TRACKER, null, null, null, null, null, java.util.Map.of(), null, List.of()));
    }

    /** Whether this is what is looked for when nothing is named. */
    public boolean unnamed() {
        return sources.equals(usual());
    }
}
