package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.MergeOutcome;
import jarvis.runtime.workspace.delivery.Delivery.Delivered;
import java.util.Optional;

/** For runs in which nobody has a branch: nothing of it may ever be asked for. */
final class NoBranches implements Merges {
    @Override
    public MergeOutcome merge(RunState state, AssignmentId assignment) {
        throw new AssertionError(assignment + " has no branch");
    }

    @Override
    public void settle(RunState state) {
        throw new AssertionError("there is no branch");
    }

    @Override
    public Delivered deliver(RunState state, String repository) {
        throw new AssertionError("there is no branch");
    }

    @Override
    public Optional<String> hindrance(RunState state) {
        return Optional.empty();
    }
}
