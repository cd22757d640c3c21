package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Outcome;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.RefusedChange;
import jarvis.core.merge.Workspace;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchNow.ForeignWrite;
import jarvis.runtime.branch.BranchNow.Predicted;
import jarvis.runtime.branch.BranchNow.Work;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs whose instances have branches, as tests and pictures need them. */
public final class BranchScenes {
    private static final String BASE = "b".repeat(40);
    private static final String TIP = "1".repeat(40);
    private static final String MERGE = "2".repeat(40);

    private BranchScenes() {}

    /** The first is merged; of the second phase two are at work, and nobody looked at them yet. */
    public static Scenario unseen() {
        Scenario scenario = new Scenario(Plans.orders());
        List<Workspace> workspaces = Stream.of("instance-1", "instance-2", "instance-3", "instance-4")
                .map(id -> new Workspace(id, "/repo", "/w/" + id, "/w/" + id, "jarvis/run-1/" + id))
                .toList();
        scenario.must(new Command.AssignWorkspaces(List.of(new Pinned("/repo", "main", BASE)), workspaces));
        scenario.launch().done("instance-1", "All endpoints answer");
        scenario.must(new Command.ReportMerge(
                new AssignmentId("phase-1", "instance-1"),
                1,
                new MergeOutcome.Merged(BASE, TIP, MERGE, 12, List.of())));
        return scenario.judged("checkpoint-1", Outcome.PASSED, "", Scenario.check("curl", 0, null));
    }

    /** One wrote what another owns, two will contradict each other, one lost its worktree. */
    public static Scenario atWork() {
        Scenario scenario = unseen();
        ForeignWrite foreign = new ForeignWrite("src/api/orders.ts", "instance-3", "src/api/orders.ts is not merged.");
        ForeignWrite locked = new ForeignWrite("package-lock.json", "", "package-lock.json is not merged.");
        scenario.run.found(Map.of(
                "instance-1",
                new BranchNow(scenario.instant(), new Work(TIP, 0, 0, List.of()), List.of(), ""),
                "instance-2",
                new BranchNow(
                        scenario.instant(),
                        new Work(TIP, 2, 5, List.of(foreign, locked)),
                        List.of(new Predicted("instance-3", List.of("src/a.ts", "src/b.ts"))),
                        ""),
                "instance-3",
                new BranchNow(
                        scenario.instant(),
                        new Work(TIP, 0, 1, List.of()),
                        List.of(
                                new Predicted("instance-2", List.of("src/a.ts", "src/b.ts")),
                                new Predicted("integration", List.of("README.md"))),
                        ""),
                "instance-4",
                BranchNow.unread(scenario.instant(), "The worktree of instance-4 is not there any more.")));
        return scenario;
    }

    /** One claimed, and its merge was refused for one file that somebody owns and one that nobody may write. */
    public static Scenario refused() {
        Scenario scenario = atWork().done("instance-2", "Done");
        List<RefusedChange> changes = List.of(
                new RefusedChange(
                        "src/api/orders.ts", TIP, "instance-3", "src/api/orders.ts is not merged, because.", true),
                new RefusedChange("package-lock.json", TIP, "", "package-lock.json is not merged, because.", true));
        return scenario.must(new Command.ReportMerge(
                new AssignmentId("phase-2", "instance-2"), 1, new MergeOutcome.Refused(MERGE, TIP, changes)));
    }
}
