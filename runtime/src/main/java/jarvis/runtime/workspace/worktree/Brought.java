package jarvis.runtime.workspace.worktree;

import java.util.List;

/**
 * A worktree after an attempt to bring a commit into it.
 *
 * @param tip of its branch
 * @param conflicts the paths where both contradict; where there are any, nothing was changed
 * @param problems as a commit of what was there before gave them
 */
public record Brought(String tip, List<String> conflicts, List<String> problems) {
    public Brought {
        conflicts = List.copyOf(conflicts);
        problems = List.copyOf(problems);
    }
}
