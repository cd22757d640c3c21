package jarvis.runtime.mcp;

import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.ownership.Verdict;
import jarvis.runtime.run.LiveRun;
import java.util.Optional;

/** What the tools reach of a project. Thread-safe. */
public interface Desk {
    /** The run that is executed here. */
    Optional<LiveRun> run();

    /**
     * Who a token speaks for.
     *
     * @param run its name; empty when none is executed
     */
    Optional<Reporter> speaker(String run, String token);

    /** What an instance of the run was told when it began. */
    Optional<String> brief(String run, String instance);

    /**
     * What the merge would say to an edit of a path.
     *
     * @param instance who would write; empty for a person
     * @return empty where the path lies in no place of the run
     */
    Optional<Verdict> verdict(RunState state, String instance, String path);
}
