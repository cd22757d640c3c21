package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** References that keep commits from being pruned, each proved: all that the commit needs is there. */
final class Keeping {
    private static final int SHORT = 12;

    private final Git git;
    private final Borrowed objects;

    Keeping(Path top, Borrowed objects) {
        git = new Git(top);
        this.objects = objects;
    }

    static String shortened(String commit) {
        return commit.substring(0, SHORT);
    }

    /** @param known commits that are whole, so that only what comes with the new one is looked at */
    void keep(String reference, String commit, List<String> known) {
        git.run("update-ref", "--no-deref", reference, commit);
        List<String> commits = new ArrayList<>(List.of(commit));
        known.forEach(each -> commits.add("^" + each));
        byte[] input = (String.join("\n", commits) + "\n").getBytes(StandardCharsets.US_ASCII);
        Git.Output output = objects.ask(input, "rev-list", "--objects", "--quiet", "--stdin");
        if (output.exit() != 0) {
            throw new WorkspaceException(
                    "not-kept",
                    "%s cannot be kept as %s, because something of it is missing: %s. Nothing was moved; look at `git fsck`, then try again."
                            .formatted(commit, reference, output.errors().strip()));
        }
    }
}
