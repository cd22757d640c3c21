package jarvis.runtime.view;

import jarvis.runtime.agent.talk.AgentsNow;
import jarvis.runtime.branch.BranchesNow;

/**
 * What was seen of a run beside its journal.
 *
 * @param branches what is known of the instances' worktrees
 * @param agents what the instances' agents say of themselves
 */
public record Sight(BranchesNow branches, AgentsNow agents) {
    /** Nobody looks. */
    public static final Sight NONE = new Sight(BranchesNow.NONE, AgentsNow.NONE);

    /** Grows when either shows something new. */
    public long revision() {
        return branches.revision() + agents.revision();
    }
}
