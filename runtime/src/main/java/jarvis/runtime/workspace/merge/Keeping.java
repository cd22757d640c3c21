package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** References that keep commits from being pruned, each proved: all that the commit needs is there. */
final class Keeping {
    private static final int SHORT = 12;

    private final Git git;

    Keeping(Git git) {
        this.git = git.with(Map.of("GIT_NO_REPLACE_OBJECTS", "1"));
    }

    static String shortened(String commit) {
        return commit.substring(0, SHORT);
    }

    /** @param known commits that are whole, so that only what comes with the new one is looked at */
    void keep(String reference, String commit, List<String> known) {
        git.run("update-ref", "--no-deref", reference, commit);
        List<String> command = new ArrayList<>(List.of("rev-list", "--objects", "--quiet", reference, "--not"));
        command.addAll(known);
        Git.Answer answer = git.ask(command.toArray(String[]::new));
        if (answer.exit() != 0) {
            throw new WorkspaceException(
                    "not-kept",
                    "%s cannot be kept as %s, because something of it is missing: %s. Nothing was moved; look at `git fsck`, then try again."
                            .formatted(commit, reference, answer.errors().strip()));
        }
    }
}
