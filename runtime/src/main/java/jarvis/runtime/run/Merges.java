package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.MergeOutcome;
import jarvis.runtime.workspace.delivery.Delivery.Delivered;
import java.util.Optional;

/** The branches as git has them. Each call may block; none is made on the writer's thread, and one at a time. */
public interface Merges {
    /** Commits what an instance made and tries to merge it; moves no branch. May be repeated. */
    MergeOutcome merge(RunState state, AssignmentId assignment);

    /** Sees to it that each integration branch is where the state says. */
    void settle(RunState state);

    /**
     * Hands the result of a signed-off run to the person.
     *
     * @throws RuntimeException when it cannot be done just now, with a sentence
     */
    Delivered deliver(RunState state, String repository);

    /** Why the result could not be handed over now, as a sentence; empty when it could. */
    Optional<String> hindrance(RunState state);
}
