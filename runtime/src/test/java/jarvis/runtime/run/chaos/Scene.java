package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Schedule;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.PlanReading;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.Settings;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plan in the founding plan's form and its repositories, as a seed draws them.
 *
 * <p>An instance {@code instance-3} owns {@code own3/} of its repository; all share {@code shared/}, but for
 * {@code shared/only3/}; nobody may write {@code locked/}, and {@code loose/} is nobody's.
 *
 * @param text of the plan
 */
record Scene(List<Scratch> repositories, String text, RunPlace place, Schedule schedule) {
    static final String RUN = "run-1";
    private static final Limits LIMITS = new Limits(8, 2, Duration.ofSeconds(2), null);

    static Scene of(Path root, Dice dice) throws IOException {
        int instances = dice.between(4, 8);
        int elsewhere = dice.percent(40) ? dice.between(1, 2) : 0;
        boolean first = dice.percent(50);
        String text = text(instances, elsewhere, first);
        List<Scratch> repositories = new ArrayList<>();
        repositories.add(repository(root.resolve("project"), 1, instances - elsewhere));
        if (elsewhere > 0) {
            repositories.add(repository(root.resolve("other"), instances - elsewhere + 1, instances));
        }
        Path plan = repositories.getFirst().folder().resolve("PLAN.md");
        PlanReading reading = PlanReader.read(text);
        if (!reading.ok()) {
            throw new AssertionError("the plan is broken: " + reading.problems());
        }
        RunPlace place = new RunPlace(RUN, Project.of(plan, settings(root.toRealPath())), reading.plan());
        return new Scene(repositories, text, place, Schedules.of(reading.plan(), Set.of(), LIMITS));
    }

    List<String> instances() {
        return List.copyOf(Schedules.instances(schedule));
    }

    private static Settings settings(Path root) {
        Settings none = Settings.DEFAULT;
        return new Settings(
                Map.of(
                        "/project",
                        root.resolve("project").toString(),
                        "/other",
                        root.resolve("other").toString()),
                null,
                none.parallel(),
                none.rework(),
                new Settings.BranchSettings(
                        "worktrees", "merge", "anyone", List.of("/project/locked/**", "/other/locked/**"), List.of()),
                none.spending(),
                none.defaults(),
                Map.of(),
                Map.of());
    }

    private static Scratch repository(Path folder, int from, int to) throws IOException {
        Scratch repository = Scratch.repository(folder);
        repository.git("config", "user.name", "ann");
        repository.git("config", "user.email", "ann@example.org");
        repository.write(".git/info/exclude", "/.jarvis/\n");
        repository.write(".gitignore", "*.ignored\n").write("PLAN.md", "The plan.\n");
        for (int i = from; i <= to; i++) {
            repository.write("own" + i + "/a.txt", "a of " + i + "\n").write("own" + i + "/b.txt", "b of " + i + "\n");
        }
        repository.write("shared/c.txt", "c\n").write("loose/d.txt", "d\n").write("locked/e.txt", "e\n");
        repository.write("shared/only" + from + "/f.txt", "f\n").commit("Begin");
        repository.write("shared/c.txt", "c\nmore\n").commit("Go on");
        return repository.write("mine.txt", "not committed by the person\n");
    }

    private static String text(int instances, int elsewhere, boolean first) {
        String described = numbers(1, instances)
                .map(i -> """
                        ### **INSTANCE %d: Part %d**
                        **Location:** `%s`

                        **Tasks:**
                        1. Part %d
                           - Write it

                        **Deliverables:**
                        - ✅ Part %d

                        ---

                        """.formatted(
                                i,
                                i,
                                i % 3 == 0 ? root(i, instances, elsewhere) + "/own" + i : root(i, instances, elsewhere),
                                i,
                                i))
                .collect(Collectors.joining());
        String rows = numbers(1, instances)
                .map(i -> "| `%s/own%d/**` | Instance %d | its own |\n".formatted(root(i, instances, elsewhere), i, i))
                .collect(Collectors.joining());
        String shared = rows(1, "/project") + (elsewhere > 0 ? rows(instances - elsewhere + 1, "/other") : "");
        return "# CHAOS: COORDINATION PLAN\n\n## Instances\n\n" + described + phases(instances, first)
                + "## File Ownership Matrix\n\n| File/Directory | Owner | Purpose |\n|---|---|---|\n" + rows + shared;
    }

    private static String rows(int only, String root) {
        return "| `%1$s/shared/**` | All | shared |\n| `%1$s/shared/only%2$d/**` | Instance %2$d | its own |\n"
                .formatted(root, only);
    }

    private static String phases(int instances, boolean first) {
        String one = first ? "### Phase 1: Foundation (Sequential)\n\n```\nInstance 1: Begin\n```\n\n" : "";
        String all = numbers(first ? 2 : 1, instances)
                .map(i -> "Instance " + i + ": Part " + i + "\n")
                .collect(Collectors.joining());
        int number = first ? 2 : 1;
        return "## Coordination Protocol\n\n" + one + "### Phase " + number + ": Parts (Parallel)\n\n```\n" + all
                + "```\n\n### Phase " + (number + 1) + ": End (Sequential)\n\n```\nInstance 1: End\n```\n\n---\n\n";
    }

    private static String root(int instance, int instances, int elsewhere) {
        return instance > instances - elsewhere ? "/other" : "/project";
    }

    private static java.util.stream.Stream<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed();
    }
}
