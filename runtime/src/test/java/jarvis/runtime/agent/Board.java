package jarvis.runtime.agent;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Criterion;
import jarvis.core.plan.Deliverable;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Roots;
import jarvis.core.plan.SharedState;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.core.plan.Task;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan of three instances in two phases, run on the real core. */
final class Board {
    static final AssignmentId FEED = new AssignmentId("phase-1", "instance-1");
    static final AssignmentId PAGE = new AssignmentId("phase-2", "instance-2");
    static final AssignmentId PREP = new AssignmentId("phase-1", "instance-3");
    static final AssignmentId TESTS = new AssignmentId("phase-2", "instance-3");

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private RunState state = RunState.EMPTY;

    Board() {
        submit(new Command.StageRun(new RunDefinition(
                "run-1",
                "Board",
                "PLAN.md",
                "lock",
                "# Board",
                "{}",
                Schedules.of(plan(), Set.of("instance-2"), Limits.DEFAULT))));
        submit(new Command.LaunchRun("ann", "lock"));
    }

    RunState state() {
        return state;
    }

    void submit(Command command) {
        switch (Coordination.decide(state, command, NOW)) {
            case Decision.Accepted accepted -> {
                for (Event event : accepted.events()) {
                    state = Coordination.apply(state, event);
                }
            }
            case Decision.Refused refused -> throw new IllegalStateException(refused.sentence());
        }
    }

    void claim(AssignmentId assignment, int attempt) {
        submit(new Command.BeginAttempt(assignment, attempt));
        Reporter worker = new Reporter.Worker(assignment.instance(), attempt);
        submit(new Command.ClaimDone(worker, assignment.instance(), "all of it"));
        submit(new Command.ReportEnd(assignment.instance(), attempt, new Ending.Exited(0)));
    }

    String brief(AssignmentId assignment, Map<String, String> tails) {
        BriefExtras extras = new BriefExtras(
                Path.of("/here/feed"),
                Path.of("/here/.coordination"),
                new Roots(Map.of("/project", "/here")),
                null,
                assignment.equals(PAGE) ? "node check.js" : null,
                tails);
        return Brief.markdown(plan(), state, assignment, extras);
    }

    static Plan plan() {
        return new Plan(
                "Live readings board",
                "The board shows a total that somebody typed in",
                null,
                null,
                List.of(
                        instance("instance-1", "Readings feed", "/project/feed", List.of()),
                        instance("instance-2", "Board page", "/project/board", List.of("instance-1")),
                        instance("instance-3", "Tests", "/project/tests", List.of("instance-1", "instance-2"))),
                List.of(
                        new Phase(
                                "phase-1",
                                "Phase 1: Foundation",
                                Mode.SEQUENTIAL,
                                List.of(new Member("instance-1", Part.FULL), new Member("instance-3", Part.PREP)),
                                1),
                        new Phase(
                                "phase-2",
                                "Integration",
                                Mode.SEQUENTIAL,
                                List.of(new Member("instance-2", Part.FULL), new Member("instance-3", Part.FULL)),
                                1)),
                List.of(
                        checkpoint("checkpoint-1", "The summary agrees", "phase-1"),
                        checkpoint("checkpoint-2", "All tests pass", "phase-2")),
                SharedState.NONE,
                List.of(
                        new Criterion("instance-1", "Both files agree", 1),
                        new Criterion(null, "The board is live", 1)),
                FinalVerification.NONE,
                List.of(),
                List.of(),
                List.of(
                        new Ownership("/project/feed/**", "instance-1", "The readings", 1),
                        new Ownership("/project/board/**", "instance-2", "The page", 1),
                        new Ownership("/project/.coordination/**", Ownership.ALL, "Shared state", 1)),
                null);
    }

    private static Instance instance(String id, String name, @Nullable String location, List<String> after) {
        List<Task> tasks = List.of(
                new Task("**First** of " + name, List.of("a detail", "  a deeper one"), 1),
                new Task("Second", List.of(), 1));
        List<Deliverable> deliverables = List.of(new Deliverable("What " + name + " is for", 1));
        return new Instance(id, name, "HIGH", location, tasks, deliverables, null, after, 1);
    }

    private static Checkpoint checkpoint(String id, String name, String gates) {
        List<Step> steps = List.of(
                new Step(StepKind.CHECK, "test -s summary.json", 1),
                new Step(StepKind.ASK, "Does " + name + " look right?", 1));
        return new Checkpoint(id, name, "instance-3", steps, gates, 1);
    }
}
