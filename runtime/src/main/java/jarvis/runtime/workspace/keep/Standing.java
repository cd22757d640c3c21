package jarvis.runtime.workspace.keep;

import java.nio.file.Path;

/**
 * A worktree as a clean-up finds it.
 *
 * @param bytes its files take, links not followed
 * @param reason why it may be removed or must be kept; a sentence
 */
public record Standing(String instance, Path folder, long bytes, Verdict verdict, String reason) {

    /** What a clean-up does with it. */
    public enum Verdict {
        REMOVE,
        KEEP
    }

    public boolean removable() {
        return verdict == Verdict.REMOVE;
    }
}
