package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Action;
import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Workspace;
import jarvis.runtime.run.PlanBranches;
import jarvis.runtime.workspace.WorkspaceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Jarvis for one life, on one thread: made from the journal and the disk alone, with the real rules and the real branches. */
final class Jarvis {
    private final World world;
    private final List<Event> journal;
    private final PlanBranches branches;
    private RunState state;
    private Map<String, String> settled = Map.of();
    private Instant now;

    Jarvis(World world, List<Event> journal, Instant now) {
        this.world = world;
        this.now = now;
        this.journal = journal;
        this.branches = world.branches();
        this.state = Coordination.replay(journal);
    }

    RunState state() {
        return state;
    }

    /** Decided, durable, applied; a kill may come between. */
    Decision submit(Command command) {
        Decision decision = Coordination.decide(state, command, now);
        world.killing().moment();
        if (decision instanceof Decision.Accepted accepted) {
            journal.addAll(accepted.events());
            world.killing().moment();
            for (Event event : accepted.events()) {
                state = Coordination.apply(state, event);
                world.trace("  " + event);
            }
        } else {
            world.trace("  refused: " + decision);
        }
        return decision;
    }

    void step(Instant at) {
        now = at;
        settle();
        for (Action action : Coordination.whatNext(state, now)) {
            switch (action) {
                case Action.StartAttempt start -> submit(new Command.BeginAttempt(start.assignment(), start.attempt()));
                case Action.KeepAttempt keep -> keep(keep.assignment(), keep.attempt());
                case Action.StopAttempt stop -> stop(stop.assignment(), stop.attempt());
                case Action.StartCheckpoint start ->
                    submit(new Command.BeginCheckpoint(start.checkpoint(), start.round()));
                case Action.KeepCheckpoint keep -> judge(keep.checkpoint(), keep.round());
                case Action.MergeWork merge -> {}
                case Action.Deliver deliver -> throw new AssertionError("nothing was signed off");
                case Action.AskPerson ask -> {}
                case Action.WakeAt wake -> {}
            }
        }
        Coordination.whatNext(state, now).stream()
                .filter(Action.MergeWork.class::isInstance)
                .map(Action.MergeWork.class::cast)
                .findFirst()
                .ifPresent(merge -> merge(merge.assignment(), merge.attempt()));
        settle();
    }

    /** As the run's own watch over merges does it: whenever the tips are others than before. */
    private void settle() {
        Map<String, String> tips = state.branches().tips();
        if (!tips.equals(settled)) {
            settled = tips;
            try {
                world.killing().within(() -> {
                    branches.settle(state);
                    return true;
                });
            } catch (WorkspaceException e) {
                submit(new Command.NoteProblem("the integration branch", String.valueOf(e.getMessage())));
            }
        }
    }

    private Workspace workspace(AssignmentId id) {
        return state.branches().workspace(id.instance()).orElseThrow();
    }

    private boolean live(AssignmentId id, int attempt) {
        AssignmentState a = state.assignment(id);
        return a.attempt() == attempt && !a.ended();
    }

    private void keep(AssignmentId id, int attempt) {
        Agent agent = world.agent(id.instance(), attempt);
        if (!live(id, attempt)) {
            return;
        }
        if (agent == null) {
            begin(id, attempt);
        } else if (!agent.alive()) {
            leave(id, attempt);
            submit(new Command.ReportEnd(id.instance(), attempt, Objects.requireNonNull(agent.ending())));
        }
    }

    private void begin(AssignmentId id, int attempt) {
        Workspace workspace = workspace(id);
        try {
            List<String> conflicts = world.look(workspace, "arrives", () -> branches.arrive(state, workspace));
            world.begin(workspace, attempt, !conflicts.isEmpty());
        } catch (WorkspaceException e) {
            submit(new Command.ReportEnd(
                    id.instance(), attempt, new Ending.NotStarted(String.valueOf(e.getMessage()))));
        }
    }

    private void leave(AssignmentId id, int attempt) {
        leave(workspace(id), PlanBranches.work(id.instance(), attempt));
    }

    void leave(Workspace workspace, String why) {
        world.look(workspace, "leaves", () -> {
            branches.leave(workspace, why);
            return world.unkept();
        });
    }

    private void stop(AssignmentId id, int attempt) {
        Agent agent = world.agent(id.instance(), attempt);
        if (agent == null) {
            submit(new Command.ReportEnd(id.instance(), attempt, new Ending.NotStarted("not needed any more")));
        } else {
            agent.kill();
            leave(id, attempt);
            submit(new Command.ReportEnd(id.instance(), attempt, Objects.requireNonNull(agent.ending())));
        }
    }

    private void merge(AssignmentId id, int attempt) {
        Workspace workspace = workspace(id);
        try {
            MergeOutcome outcome = world.look(workspace, "is merged", () -> branches.merge(state, id));
            submit(new Command.ReportMerge(id, attempt, outcome));
        } catch (WorkspaceException e) {
            submit(new Command.ReportMergeNotRun(id, attempt, String.valueOf(e.getMessage())));
        }
    }

    private void judge(String checkpoint, int round) {
        Outcome outcome = world.passes() ? Outcome.PASSED : Outcome.FAILED;
        submit(new Command.ReportCheckpoint(
                checkpoint, round, new Evidence(outcome, "tree", "here", "as the seed says", List.of())));
    }
}
