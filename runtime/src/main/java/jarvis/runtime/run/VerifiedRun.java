package jarvis.runtime.run;

import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.agent.talk.AgentsNow;
import jarvis.runtime.branch.BranchesNow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A run whose sign-off looks at the tree in that moment: what was verified is what is there, or nothing is signed. */
public final class VerifiedRun implements LiveRun {
    private final LiveRun run;
    private final Validators validators;
    private final Merges merges;
    private final Seen seen;

    /** What is known now of the instances' worktrees, and of their agents. */
    public record Seen(Supplier<BranchesNow> branches, Supplier<AgentsNow> agents) {}

    public VerifiedRun(LiveRun run, Validators validators, Merges merges, Seen seen) {
        this.run = run;
        this.validators = validators;
        this.merges = merges;
        this.seen = seen;
    }

    @Override
    public BranchesNow branches() {
        return seen.branches().get();
    }

    @Override
    public AgentsNow agents() {
        return seen.agents().get();
    }

    @Override
    public Decision submit(Command command) {
        if (!(command instanceof Command.SignOff)) {
            return run.submit(command);
        }
        Optional<String> hindrance = hindrance();
        if (hindrance.isPresent()) {
            return new Decision.Refused("cannot-hand-over", "Nothing is signed off. " + hindrance.get());
        }
        CheckpointState last = state().checkpoints().get(CheckpointSpec.FINAL);
        return last != null && last.status() == CheckpointStatus.PASSED ? signOff(command, last) : run.submit(command);
    }

    private Optional<String> hindrance() {
        try {
            return merges.hindrance(state());
        } catch (RuntimeException e) {
            return Optional.of("It cannot be told whether the result could be handed over: " + e.getMessage());
        }
    }

    private Decision signOff(Command command, CheckpointState last) {
        String judged = last.evidence() == null ? "" : last.evidence().tree();
        String now;
        try {
            now = validators.tree().hash();
        } catch (RuntimeException e) {
            return new Decision.Refused(
                    "tree-unreadable",
                    "Nothing is signed off, as the tree cannot be compared with what was verified: " + e.getMessage());
        }
        if (judged.isEmpty() || judged.equals(now)) {
            return run.submit(command);
        }
        Decision _ = run.submit(new Command.VoidCheckpoint(
                CheckpointSpec.FINAL, last.round(), "the tree moved on before it was signed off"));
        return new Decision.Refused(
                "tree-moved",
                "The tree is no longer what was verified, so nothing is signed off. The final verification runs once more;"
                        + " look at what it finds.");
    }

    @Override
    public Plan plan() {
        return run.plan();
    }

    @Override
    public RunState state() {
        return run.state();
    }

    @Override
    public List<Recorded> events(long after, int limit) {
        return run.events(after, limit);
    }

    @Override
    public Subscription subscribe(Consumer<Recorded> listener) {
        return run.subscribe(listener);
    }
}
