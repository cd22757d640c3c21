package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.view.Sight;
import java.util.List;

/** A run to look at, whether or not somebody executes it. Thread-safe. */
public interface RecordedRun {
    Plan plan();

    RunState state();

    /** What lies in the instances' worktrees, where somebody looks at them. */
    default Sight sight() {
        return Sight.NONE;
    }

    /** Events after a sequence number, oldest first, at most {@code limit}. */
    List<Recorded> events(long after, int limit);
}
