package jarvis.runtime.agent;

import jarvis.core.coordination.Ending;
import java.util.concurrent.CompletableFuture;

/** What makes attempts. Thread-safe; calls block briefly. */
public interface Agent {
    /** Sees to it that an attempt is there: begun at most once ever, found when it already was. Completes when it ended. */
    CompletableFuture<Ending> ensure(AttemptSpec attempt);

    /** Whether its attempts end with their claim, since nothing runs whose end could be seen. */
    boolean endsOnClaim();
}
