package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import java.util.List;

/** A run to look at, whether or not somebody executes it. Thread-safe. */
public interface RecordedRun {
    Plan plan();

    RunState state();

    /** Events after a sequence number, oldest first, at most {@code limit}. */
    List<Recorded> events(long after, int limit);
}
