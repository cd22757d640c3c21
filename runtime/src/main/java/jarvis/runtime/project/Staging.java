package jarvis.runtime.project;

import jarvis.core.plan.Plan;
import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan as it would run here: what was understood, what was set, and everything that is wrong or doubtful.
 *
 * @param notes what a person should know of the places where instances will work
 * @param problems of the settings and of this machine; those of the plan are in {@code reading}
 */
public record Staging(
        Project project, String markdown, PlanReading reading, List<SettingsProblem> problems, List<String> notes) {
    public Staging {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** With what a look at the repositories found. */
    public Staging with(List<SettingsProblem> more, List<String> said) {
        List<SettingsProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Staging(project, markdown, reading, all, said);
    }

    /** Puts together what was read; {@code workingDirectory} is what a relative {@code --root} is relative to. */
    public static Staging of(PlanFile.Text file, PlanReading reading, Path workingDirectory, Overrides overrides) {
        SettingsReading set = new SettingsReader(workingDirectory).read(file.file(), reading.plan(), overrides);
        Project project = Project.of(file.file(), set.settings());
        List<SettingsProblem> problems = new ArrayList<>(set.problems());
        problems.addAll(new Locations(project).problems(reading.plan()));
        return new Staging(project, file.markdown(), reading, problems, List.of());
    }

    public Plan plan() {
        return reading.plan();
    }

    /** Every problem of the plan, then of the settings, as people read it. */
    public List<SettingsProblem> all() {
        String name = project.plan().getFileName().toString();
        Stream<SettingsProblem> plan = reading.problems().stream()
                .map(p -> new SettingsProblem(p.severity(), name, p.line(), p.column(), p.message()));
        return Stream.concat(plan, problems.stream()).toList();
    }

    public long count(Severity severity) {
        return all().stream().filter(problem -> problem.severity() == severity).count();
    }

    /** Whether the plan may be staged. */
    public boolean ok() {
        return count(Severity.ERROR) == 0;
    }
}
