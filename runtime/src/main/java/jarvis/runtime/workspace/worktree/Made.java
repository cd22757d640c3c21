package jarvis.runtime.workspace.worktree;

import java.nio.file.Path;
import java.util.List;

/**
 * An instance's worktree, ready for work.
 *
 * @param notes sentences about what had to be mended or could not be given to it
 */
public record Made(Path folder, String branch, List<String> notes) {
    public Made {
        notes = List.copyOf(notes);
    }
}
