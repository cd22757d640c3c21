package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives back what a salvage ref keeps; the ref stays. */
public final class Restore {
    private final Git git;

    public Restore(Git git) {
        this.git = git;
    }

    /** A new branch at what was kept. */
    public void asBranch(String ref, String branch) {
        String commit = commit(ref);
        if (git.ask("check-ref-format", "--branch", branch).exit() != 0) {
            throw refused("\"" + branch + "\" can be no branch. Give another name.");
        }
        if (git.ask("show-ref", "-q", "--verify", "refs/heads/" + branch).exit() == 0) {
            throw refused("There is a branch " + branch + " already, which stays as it is. Give another name.");
        }
        git.run("branch", "--no-track", "--", branch, commit);
    }

    /** The files that were kept, in a folder that is empty or not there yet; of a stash the untracked ones too. */
    public void into(String ref, Path folder) {
        String commit = commit(ref);
        try {
            Files.createDirectories(folder);
            refuseFilled(folder);
            Path index = Files.createTempFile("jarvis-restore-", ".index");
            try {
                for (String part : parts(commit)) {
                    Files.deleteIfExists(index);
                    Git own = git.index(index);
                    own.run("read-tree", part);
                    own.run("checkout-index", "-a", "-q", "--prefix=" + folder.toAbsolutePath() + "/");
                }
            } finally {
                Files.deleteIfExists(index);
            }
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot restore into " + folder + ": " + e + ". Name another folder.", e);
        }
    }

    private static void refuseFilled(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (files.iterator().hasNext()) {
                throw refused(folder + " is not empty, and nothing there is written over. Name a new folder.");
            }
        }
    }

    /** The commit; for a stash of untracked files also where git keeps those: a third parent without parents. */
    private List<String> parts(String commit) {
        List<String> parts = new ArrayList<>(List.of(commit));
        String untracked = git.ask("rev-parse", "-q", "--verify", commit + "^3").text();
        if (!untracked.isEmpty()
                && git.ask("rev-parse", "-q", "--verify", untracked + "^1").exit() != 0) {
            parts.add(untracked);
        }
        return parts;
    }

    private String commit(String ref) {
        String full = ref.startsWith(Kept.ROOT) ? ref : Kept.ROOT + ref;
        String commit = git.ask("rev-parse", "-q", "--verify", "--end-of-options", full + "^{commit}")
                .text();
        if (commit.isEmpty()) {
            throw refused("There is no salvage ref " + full + ". `jarvis salvage list` shows which there are.");
        }
        return commit;
    }

    private static WorkspaceException refused(String sentence) {
        return new WorkspaceException("refused", sentence);
    }
}
