package jarvis.runtime.workspace.worktree;

import java.util.List;

/**
 * All of an instance's work, as its branch holds it.
 *
 * @param tip of its branch
 * @param fresh whether there was something that the branch did not hold
 * @param problems sentences about what is not in there, or is not as its agent left it
 */
public record Committed(String tip, boolean fresh, List<String> problems) {
    public Committed {
        problems = List.copyOf(problems);
    }
}
