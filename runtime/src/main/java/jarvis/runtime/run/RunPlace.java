package jarvis.runtime.run;

import jarvis.core.coordination.RunState;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.runtime.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a run lies and what it executes.
 *
 * @param run its name
 * @param project the plan's file, its settings and its roots, as they were when the run was staged
 */
public record RunPlace(String run, Project project, Plan plan) {
    private static final String COORDINATION = ".coordination";

    /** The one folder of shared files: where the plan shows it, else beside the plan. */
    public Path coordination() {
        String shown = plan.sharedState().folder();
        return shown == null ? project.folder().root().resolve(COORDINATION) : project.here(shown);
    }

    /** Where an instance works: in a worktree of its own, else where the plan says. */
    public Path location(RunState state, String instance) {
        return state.branches()
                .workspace(instance)
                .map(workspace -> Path.of(workspace.location()))
                .orElseGet(() -> location(instance));
    }

    /** Where the worktrees of the run are. */
    public Path worktrees() {
        return project.folder().run(run).resolve("worktrees");
    }

    /** Where the plan says that an instance works. */
    public Path location(String instance) {
        return plan.instance(instance)
                .map(project::location)
                .orElse(project.folder().root());
    }

    public Path attempt(String instance, int attempt) {
        return project.folder().attempt(run, instance, attempt);
    }

    public Path round(String checkpoint, int round) {
        return project.folder().round(run, checkpoint, round);
    }

    /** What a checkpoint's gate said of a tree beside those of its rounds. */
    public Path judged(String checkpoint, String key) {
        return project.folder()
                .run(run)
                .resolve("checkpoints")
                .resolve(checkpoint)
                .resolve("trees")
                .resolve(key);
    }

    /** The places whose content is the tree under judgement: the plan's folder and each instance's location that is here. */
    public List<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        roots.add(project.folder().root());
        for (Instance instance : plan.instances()) {
            Path location = project.location(instance);
            if (Files.isDirectory(location)) {
                roots.add(location);
            }
        }
        return new ArrayList<>(roots);
    }
}
