package jarvis.runtime.server;

import jarvis.runtime.run.LiveRun;
import java.util.List;
import java.util.Optional;

/** The runs that this Jarvis can show. Thread-safe; an answer may read the journal. */
public interface RunDirectory {
    /** All runs of this folder, newest first, the live one included. */
    List<RunSummary> runs();

    /** The run that this Jarvis executes now. */
    Optional<LiveRun> live();

    /** A run as the journal has it, read only. */
    Optional<RecordedRun> recorded(String run);
}
