package jarvis.runtime.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs shell commands so that they outlive Jarvis. Thread-safe; calls block briefly. */
public interface Executor {
    /**
     * Sees to it that an execution is there: started at most once ever, adopted when it already was.
     *
     * <p>Whatever is wrong with the command or its place is an {@link jarvis.core.coordination.Ending.NotStarted}; such a
     * one has not been started, so the next call tries again.
     */
    Execution ensure(RunSpec spec);

    /** The execution of that files folder, when it was ever started. */
    Optional<Execution> find(Path files);

    /**
     * Stops every execution whose files lie in or under a folder, with all children that it left anywhere.
     *
     * <p>Asks (TERM), and kills when the grace is over; returns when nothing of it is left.
     *
     * @throws ExecutionFailure {@code not-stopped} when something withstands
     */
    void stop(Path files, Duration grace);
}
