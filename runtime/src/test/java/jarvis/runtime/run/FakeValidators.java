package jarvis.runtime.run;

import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.RunState;
import jarvis.runtime.workspace.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Validators whose rounds end as a test says; passed unless said. */
final class FakeValidators implements Validators {
    final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    final List<String> released = Collections.synchronizedList(new ArrayList<>());
    final ConcurrentMap<String, Finding> findings = new ConcurrentHashMap<>();
    volatile String tree = "tree-1";

    static Finding finding(Outcome outcome, String reason, boolean moved) {
        return new Finding(
                new Evidence(outcome, "tree-1", "here", reason, List.of()), moved ? List.of("src/main.c") : List.of());
    }

    @Override
    public CompletableFuture<Finding> ensure(RunState state, String checkpoint, int round) {
        String name = checkpoint + "/" + round;
        ran.add(name);
        return CompletableFuture.completedFuture(findings.getOrDefault(name, finding(Outcome.PASSED, "", false)));
    }

    @Override
    public void release(String checkpoint, int round) {
        released.add(checkpoint + "/" + round);
    }

    @Override
    public Tree tree() {
        if (tree.isEmpty()) {
            throw new IllegalStateException("git add failed");
        }
        return new Tree(tree, List.of(new Snapshot(Path.of("/r"), true, tree, List.of())));
    }

    @Override
    public List<String> differences(Tree before, Tree after) {
        return List.of("src/main.c");
    }
}
