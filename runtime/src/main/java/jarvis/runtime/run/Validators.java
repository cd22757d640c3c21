package jarvis.runtime.run;

import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.RunState;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The checkpoints' rounds as validator processes. Each call may block; none is made on the writer's thread. */
public interface Validators {
    /** Sees to it that a round runs: started at most once ever, adopted when it already was. */
    CompletableFuture<Finding> ensure(RunState state, String checkpoint, int round);

    /** The verdict of a round is in: what it changed in a live folder is put back. May be called again. */
    void release(String checkpoint, int round);

    /** Hash of the tree as it is now. */
    String tree();

    /**
     * What a round found.
     *
     * @param moved paths that changed under it; when there are any, its evidence belongs to no tree
     */
    record Finding(Evidence evidence, List<String> moved) {
        public Finding {
            moved = List.copyOf(moved);
        }
    }
}
