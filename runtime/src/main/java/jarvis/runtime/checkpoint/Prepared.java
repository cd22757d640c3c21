package jarvis.runtime.checkpoint;

import jarvis.runtime.workspace.Snapshot;
import java.nio.file.Path;
import java.util.List;

/**
 * What a round runs on, written down before it starts.
 *
 * @param folder where its steps run
 * @param place the same in words
 * @param checkout whether that is a fresh checkout
 * @param startedAt as an ISO instant
 */
record Prepared(String tree, List<Root> roots, String folder, String place, boolean checkout, String startedAt) {

    /** A snapshot of one root, in the shape it has on disk. */
    record Root(String top, boolean git, String tree, List<Root> nested) {
        static Root of(Snapshot snapshot) {
            return new Root(
                    snapshot.top().toString(),
                    snapshot.git(),
                    snapshot.tree(),
                    snapshot.nested().stream().map(Root::of).toList());
        }

        Snapshot snapshot() {
            return new Snapshot(
                    Path.of(top), git, tree, nested.stream().map(Root::snapshot).toList());
        }
    }

    List<Snapshot> snapshots() {
        return roots.stream().map(Root::snapshot).toList();
    }
}
