package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.keep.Worktree;
import java.util.List;

/**
 * Something that git does in several steps and that may be left unfinished.
 *
 * @param mark a file or folder that is there meanwhile
 * @param ending the git command that forgets it and touches no file
 */
record Operation(String mark, List<String> ending) {
    private static final List<Operation> ALL = List.of(
            new Operation("MERGE_HEAD", List.of("merge", "--quit")),
            new Operation("CHERRY_PICK_HEAD", List.of("cherry-pick", "--quit")),
            new Operation("REVERT_HEAD", List.of("revert", "--quit")),
            new Operation("sequencer", List.of("cherry-pick", "--quit")),
            new Operation("rebase-merge", List.of("rebase", "--quit")),
            new Operation("rebase-apply/applying", List.of("am", "--quit")),
            new Operation("rebase-apply", List.of("rebase", "--quit")));

    static boolean anyIn(Worktree worktree) {
        return ALL.stream().anyMatch(one -> worktree.has(one.mark));
    }

    /** Ends what is unfinished; the files and commits stay. What cannot be ended is left, as it hinders nobody but the agent. */
    static void endAllIn(Worktree worktree) {
        ALL.stream()
                .filter(one -> worktree.has(one.mark))
                .forEach(one -> worktree.git().ask(one.ending.toArray(String[]::new)));
    }
}
