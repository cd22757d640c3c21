package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
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
