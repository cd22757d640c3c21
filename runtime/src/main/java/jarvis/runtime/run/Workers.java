package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The attempts as processes or people. Each call may block; none is made on the writer's thread. */
public interface Workers {
    /** Sees to it that an attempt is there: started at most once ever, adopted when it already was. Completes when it ended. */
    CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt);

    /** Stops an attempt and everything that it left behind; returns when nothing of it is left. */
    void stop(String instance, int attempt);

    /** Stops whatever is left of the whole run. */
    void stopAll();

    /** A person's attempt ends with its claim, since there is no process whose end could be seen. */
    boolean endsOnClaim(String instance);

    /** How long an attempt of an instance may take, in order of the instances; empty: no limit. */
    List<Limit> limits();

    /** A time limit of one instance. */
    record Limit(String instance, java.time.Duration limit) {}
}
