package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The git tree of a working tree as it lies there, through an index file of our own. The index stays between calls, as git's
 * memory of what it has seen. One caller at a time for one index.
 */
final class GitTree {
    private static final String GITLINK = "160000 ";

    private final Repository repository;
    private final Git git;
    private final Path index;

    GitTree(Repository repository, Path index) {
        this.repository = repository;
        this.git = repository.git().index(index);
        this.index = index;
    }

    Snapshot snapshot(Function<List<Path>, List<Snapshot>> nested) {
        prepare();
        addAll();
        addTrackedThoughIgnored();
        String tree = writeTree();
        return new Snapshot(repository.top(), true, tree, nested.apply(links()));
    }

    private void prepare() {
        try {
            Files.createDirectories(index.getParent());
            // Only we use this index, one at a time: a lock on it is what a killed git left behind.
            Files.deleteIfExists(index.resolveSibling(index.getFileName() + ".lock"));
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot write " + index.getParent() + ": " + e.getMessage()
                            + ". Make room there, or make it writable.",
                    e);
        }
    }

    private void addAll() {
        List<String> command = new ArrayList<>(List.of("add", "-A", "--", ":(top)"));
        command.add(":(exclude,top,glob)**/.jarvis/**");
        command.add(":(exclude,top,glob)**/.coordination/**");
        for (Path other : repository.worktreesInside()) {
            command.add(":(exclude,top,literal)" + repository.top().relativize(other));
        }
        git.run(command.toArray(String[]::new));
    }

    /** An ignored file that the user tracks all the same belongs to the tree; an index that starts empty would miss it. */
    private void addTrackedThoughIgnored() {
        List<String> tracked = repository
                .git()
                .run("ls-files", "-z", "-c", "-i", "--exclude-standard")
                .pieces();
        String present = tracked.stream()
                .filter(path -> Files.exists(repository.top().resolve(path), LinkOption.NOFOLLOW_LINKS))
                .filter(path -> !Names.ours(path))
                .distinct()
                .collect(Collectors.joining("\0"));
        if (!present.isEmpty()) {
            byte[] paths = present.getBytes(StandardCharsets.UTF_8);
            git.run(paths, "--literal-pathspecs", "add", "-f", "--pathspec-from-file=-", "--pathspec-file-nul");
        }
    }

    /** The objects may have been pruned since git saw the files; then the memory is worth nothing. */
    private String writeTree() {
        Git.Answer answer = git.ask("write-tree");
        if (answer.exit() == 0) {
            return answer.text();
        }
        try {
            Files.deleteIfExists(index);
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot remove " + index + ": " + e.getMessage() + ". Delete it, then try again.",
                    e);
        }
        throw git.failed(answer, "write-tree");
    }

    private List<Path> links() {
        return git.run("ls-files", "-s", "-z").pieces().stream()
                .filter(line -> line.startsWith(GITLINK))
                .map(line -> repository.top().resolve(line.substring(line.indexOf('\t') + 1)))
                .toList();
    }
}
