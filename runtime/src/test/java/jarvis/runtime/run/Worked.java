package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Plan;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.Settings;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.worktree.Worktrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A run over a real repository in which every instance is at work in its worktree; {@code src/N} is instance N's. */
final class Worked {
    final Scratch repo;
    final Scenario scenario;
    final RunPlace place;
    final PlanBranches branches;
    final List<String> problems = new ArrayList<>();

    private Worked(Scratch repo, Plan plan) throws IOException {
        this.repo = repo;
        Project project = Project.of(repo.folder().resolve("PLAN.md"), Settings.DEFAULT);
        scenario = new Scenario(plan);
        place = new RunPlace("run-1", project, plan);
        branches = new PlanBranches(place, (instance, sentence) -> problems.add(sentence));
        Worktrees worktrees = new Worktrees(place.worktrees(), "run-1");
        String top = repo.folder().toString();
        List<Workspace> workspaces = plan.instances().stream()
                .map(instance -> {
                    String folder = worktrees.folder(instance.id()).toString();
                    return new Workspace(instance.id(), top, folder, folder, worktrees.branch(instance.id()));
                })
                .toList();
        scenario.must(new Command.AssignWorkspaces(
                List.of(new Pinned(top, "main", repo.git("rev-parse", "main"))), workspaces));
        scenario.launch();
    }

    static Worked in(Path folder, int instances) throws IOException {
        Scratch repo = Scratch.repository(folder);
        for (int number = 1; number <= instances; number++) {
            repo.write("src/" + number + "/a.txt", "a\n");
        }
        repo.write("common.txt", "one\ntwo\nthree\n").commit("begin");
        repo.write(".git/info/exclude", "/.jarvis/\n");
        Worked worked = new Worked(repo, PlanReader.read(markdown(instances)).plan());
        for (int number = 1; number <= instances; number++) {
            worked.branches.arrive(worked.scenario.run.state(), worked.workspace("instance-" + number));
        }
        return worked;
    }

    private static String markdown(int instances) {
        StringBuilder text = new StringBuilder("# A PLAN\n\n## Instances\n\n");
        IntStream.rangeClosed(1, instances)
                .forEach(n ->
                        text.append("### **INSTANCE %d: Worker**\n**Tasks:**\n1. Work\n\n**Deliverables:**\n- ✅ x\n\n"
                                .formatted(n)));
        text.append("## Coordination Protocol\n\n### Phase 1: Work (Parallel)\n\n```\n");
        IntStream.rangeClosed(1, instances).forEach(n -> text.append("Instance %d: Work\n".formatted(n)));
        text.append("```\n\n## File Ownership Matrix\n\n| File | Owner | Purpose |\n|---|---|---|\n");
        IntStream.rangeClosed(1, instances)
                .forEach(n -> text.append("| `src/%d/**` | Instance %d | x |\n".formatted(n, n)));
        return text.toString();
    }

    Workspace workspace(String instance) {
        return scenario.run.state().branches().workspace(instance).orElseThrow();
    }

    /** The files of an instance. */
    Scratch at(String instance) {
        return new Scratch(Path.of(workspace(instance).folder()));
    }

    BranchWatch watch() {
        return new BranchWatch(place, branches.worktrees(), scenario.run::state, scenario.run::submit, scenario);
    }

    /** It claims, and what it made is merged as it would be. */
    MergeOutcome claimed(String instance) {
        scenario.done(instance, "done");
        AssignmentState made = scenario.run.state().current(instance).orElseThrow();
        MergeOutcome outcome = branches.merge(scenario.run.state(), made.id());
        scenario.must(new Command.ReportMerge(made.id(), made.attempt(), outcome));
        branches.settle(scenario.run.state());
        return outcome;
    }
}
