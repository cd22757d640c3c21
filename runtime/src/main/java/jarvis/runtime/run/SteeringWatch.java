package jarvis.runtime.run;

import jarvis.runtime.workspace.Hashes;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.worktree.ConfigWatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Says once what changed of all that steers git in a repository, since the run began or since it was said last. */
final class SteeringWatch {
    private static final int LETTERS = 12;

    private final Path top;
    private final Path memory;
    private final ConfigWatch watch;

    /** @param worktrees the folder of the run's worktrees, beside which it is remembered */
    SteeringWatch(Path top, Path worktrees) {
        this.top = top;
        String name =
                Hashes.sha256(top.toString().getBytes(StandardCharsets.UTF_8)).substring(0, LETTERS);
        memory = worktrees.resolveSibling("steering-" + name + ".json");
        watch = new ConfigWatch(top, memory);
    }

    synchronized void look(BiConsumer<String, String> problems) {
        try {
            List<String> changes = watch.changes();
            if (!changes.isEmpty() || !Files.exists(memory)) {
                watch.remember();
            }
            changes.forEach(sentence -> problems.accept(top.toString(), sentence));
        } catch (WorkspaceException e) {
            problems.accept(top.toString(), String.valueOf(e.getMessage()));
        }
    }
}
