package jarvis.runtime.execution;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes of this machine. Thread-safe. */
interface ProcessTable {
    /** The variable that marks every process of an execution, children included; its value is the files folder. */
    String TAG = "JARVIS_EXECUTION";

    /**
     * A process as the table shows it. Zombies are not shown.
     *
     * @param session number of the session's leader, 0 when unknown
     * @param tag what {@link #TAG} was when it started; null when it has none or may not be asked
     */
    record Entry(
            ProcessIdentity identity,
            long parent,
            long session,
            @Nullable String tag) {}

    /** A word that is another one after each start of the machine. */
    String boot();

    /** The identity that a wrapper wrote down for itself or its command. */
    Optional<ProcessIdentity> parse(String written);

    /** Whether it is there and no zombie. */
    boolean alive(ProcessIdentity process);

    List<Entry> all();
}
