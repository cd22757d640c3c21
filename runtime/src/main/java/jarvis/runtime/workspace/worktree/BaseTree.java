package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tree of a base commit asks of a worktree. */
final class BaseTree {
    private static final String GITLINK = "160000 ";
    private static final String LFS = "filter=lfs";

    private final Git git;
    private final String base;

    BaseTree(Git git, String base) {
        this.git = git;
        this.base = base;
    }

    List<String> submodules() {
        return git.run("ls-tree", "-r", "-z", "--full-tree", base).pieces().stream()
                .filter(line -> line.startsWith(GITLINK))
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .toList();
    }

    /** The first file that Git LFS keeps; null where there is none. */
    @Nullable
    String largeFile() {
        if (!mentionsLargeFiles()) {
            return null;
        }
        try {
            Path folder = Files.createTempDirectory("jarvis-survey-");
            Path index = folder.resolve("index");
            try {
                return largeFile(git.index(index));
            } finally {
                Files.deleteIfExists(index);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot write a temporary file: " + e + ". Make room, then try again.", e);
        }
    }

    private boolean mentionsLargeFiles() {
        Path info = Path.of(git.run("rev-parse", "--path-format=absolute", "--git-path", "info/attributes")
                .line());
        try {
            boolean local = Files.exists(info) && Files.readString(info).contains(LFS);
            return local || grep(LFS);
        } catch (IOException e) {
            return true;
        }
    }

    private boolean grep(String word) {
        String[] command = {"grep", "-q", "-F", word, base, "--", ":(top,glob)**/.gitattributes"};
        return git.ask(command).exit() == 0;
    }

    private @Nullable String largeFile(Git own) {
        own.run("read-tree", base);
        byte[] paths = own.run("ls-files", "-z", "--full-name").out().getBytes(StandardCharsets.UTF_8);
        List<String> said = own.run(paths, "check-attr", "--cached", "-z", "--stdin", "filter")
                .pieces();
        for (int at = 0; at + 2 < said.size(); at += 3) {
            if (said.get(at + 2).equals("lfs")) {
                return said.get(at);
            }
        }
        return null;
    }
}
