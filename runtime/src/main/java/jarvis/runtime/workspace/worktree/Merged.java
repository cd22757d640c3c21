package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.util.List;

/**
 * What two commits would be together.
 *
 * @param conflicts the paths where they contradict; then the tree is worth nothing
 */
record Merged(String tree, List<String> conflicts) {
    static Merged of(Git git, String ours, String theirs) {
        String[] command = {"merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours, theirs};
        Git.Answer answer = git.ask(command);
        if (answer.errors().contains("unrelated histories")) {
            throw new WorkspaceException(
                    "unrelated",
                    ours + " and " + theirs
                            + " have no commit in common, because one of the two branches was begun anew,"
                            + " so they cannot be merged. Put the work on top of the other one: git rebase --onto "
                            + theirs + " --root " + ours);
        }
        if (answer.exit() > 1 || answer.pieces().isEmpty()) {
            throw git.failed(answer, command);
        }
        List<String> pieces = answer.pieces();
        List<String> conflicts =
                pieces.subList(1, pieces.size()).stream().distinct().toList();
        boolean clean = answer.exit() == 0;
        return new Merged(pieces.getFirst(), clean ? List.of() : conflicts.isEmpty() ? List.of("?") : conflicts);
    }
}
