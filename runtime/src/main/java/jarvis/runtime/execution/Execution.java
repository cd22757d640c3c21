package jarvis.runtime.execution;

import jarvis.core.coordination.Ending;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One command, under way or ended. Thread-safe. */
public interface Execution {
    /** Whether it is there now: a zombie is not, nor is another process that was given its number. */
    boolean alive();

    /** How it ends; completed on a virtual thread. The children that it leaves behind do not delay it. */
    CompletableFuture<Ending> ending();

    /** The file with all that it wrote, standard output and standard error in one. */
    Path output();
}
