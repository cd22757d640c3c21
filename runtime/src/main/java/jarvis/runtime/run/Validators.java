package jarvis.runtime.run;

import jarvis.core.coordination.Blame;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.RunState;
import jarvis.runtime.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The checkpoints' rounds as validator processes. Each call may block; none is made on the writer's thread. */
public interface Validators {
    /** Sees to it that a round runs: started at most once ever, adopted when it already was. */
    CompletableFuture<Finding> ensure(RunState state, String checkpoint, int round);

    /** The verdict of a round is in: what it changed in a live folder is put back. May be called again. */
    void release(String checkpoint, int round);

    /**
     * The tree as it is now.
     *
     * @throws RuntimeException when it cannot be read just now
     */
    Tree tree();

    /** Paths in which two looks at the tree differ, at most a few; the folder where they cannot be told. */
    List<String> differences(Tree before, Tree after);

    /** A look at the tree. */
    record Tree(String hash, List<Snapshot> snapshots) {
        public Tree {
            snapshots = List.copyOf(snapshots);
        }
    }

    /**
     * What a round found.
     *
     * @param blame the one merge that made it fail; null where that is not known
     * @param moved paths that changed under it; when there are any, its evidence belongs to no tree
     */
    record Finding(
            Evidence evidence, List<String> moved, @Nullable Blame blame) {
        public Finding(Evidence evidence, List<String> moved) {
            this(evidence, moved, null);
        }

        public Finding {
            moved = List.copyOf(moved);
        }
    }
}
