package jarvis.runtime.app;

import jarvis.core.coordination.Command;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Severity;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.SettingsProblem;
import jarvis.runtime.project.Staging;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.workspace.worktree.RunName;
import jarvis.runtime.workspace.worktree.Survey;
import jarvis.runtime.workspace.worktree.Worktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the instances of a plan will work: those of a git location in a worktree each, the others where the plan says. */
final class Workplaces {
    private static final int SHORT = 10;

    private final Map<String, Survey> surveys = new LinkedHashMap<>();

    private Workplaces(Project project, List<Instance> instances) {
        if (project.settings().branching().worktrees()) {
            Map<Path, Survey> seen = new LinkedHashMap<>();
            for (Instance instance : instances) {
                Path location = project.location(instance);
                if (Files.isDirectory(location)) {
                    surveys.put(instance.id(), seen.computeIfAbsent(location, Survey::of));
                }
            }
        }
        surveys.values().removeIf(survey -> !survey.isRepository());
    }

    /** The staging with what a look at the repositories found. */
    static Staging surveyed(Staging staging) {
        return staging.ok() ? new Workplaces(staging.project(), staging.plan().instances()).added(staging) : staging;
    }

    private Staging added(Staging staging) {
        String plan = staging.project().plan().getFileName().toString();
        Set<String> refusals = surveys.values().stream()
                .flatMap(survey -> survey.refusals().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<SettingsProblem> problems = refusals.stream()
                .map(sentence -> new SettingsProblem(Severity.ERROR, plan, 0, 0, sentence))
                .toList();
        return staging.with(problems, notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Survey repository : repositories()) {
            List<String> here = surveys.entrySet().stream()
                    .filter(entry -> entry.getValue().top().equals(repository.top()))
                    .map(Map.Entry::getKey)
                    .toList();
            String from = repository.branch().isEmpty() ? "" : repository.branch() + " at ";
            notes.add("%s %s in a worktree of %s each, from %s%s; nothing moves there before the sign-off"
                    .formatted(
                            String.join(", ", here),
                            here.size() == 1 ? "works" : "work",
                            repository.top(),
                            from,
                            shown(repository.base())));
            notes.addAll(repository.notes());
        }
        return notes;
    }

    private static String shown(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    /** One survey for each repository. */
    private List<Survey> repositories() {
        Map<Path, Survey> byTop = new LinkedHashMap<>();
        surveys.values().forEach(survey -> byTop.putIfAbsent(survey.top(), survey));
        return List.copyOf(byTop.values());
    }

    /** The names of runs as the repositories of a plan know them, which another plan may share. */
    static RunName names(Staging staging) {
        Workplaces found = new Workplaces(staging.project(), staging.plan().instances());
        return new RunName(found.repositories().stream().map(Survey::top).toList());
    }

    /** What is recorded of it before the run is launched; empty where nobody has a worktree. */
    static Optional<Command> assigned(RunPlace place) {
        Workplaces found = new Workplaces(place.project(), place.plan().instances());
        Worktrees worktrees = new Worktrees(place.worktrees(), place.run());
        List<Pinned> repositories = found.repositories().stream()
                .filter(survey -> survey.refusals().isEmpty())
                .map(survey -> new Pinned(survey.top().toString(), survey.branch(), survey.base()))
                .toList();
        List<Workspace> workspaces = new ArrayList<>();
        found.surveys.forEach((instance, survey) -> {
            if (survey.refusals().isEmpty()) {
                Path folder = worktrees.folder(instance);
                workspaces.add(new Workspace(
                        instance,
                        survey.top().toString(),
                        folder.toString(),
                        folder.resolve(survey.within()).normalize().toString(),
                        worktrees.branch(instance)));
            }
        });
        return workspaces.isEmpty()
                ? Optional.empty()
                : Optional.of(new Command.AssignWorkspaces(repositories, workspaces));
    }
}
