package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.OwnNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The ignored files that {@code .worktreeinclude} names by patterns as in {@code .gitignore}: settings, keys and downloads
 * that work needs and git does not hold.
 */
final class Include {
    static final String FILE = ".worktreeinclude";
    private static final long MOST_BYTES = 1L << 30;

    private final Path top;
    private final Path to;
    private final long mostBytes;

    Include(Path top, Path to) {
        this(top, to, MOST_BYTES);
    }

    Include(Path top, Path to, long mostBytes) {
        this.top = top;
        this.to = to;
        this.mostBytes = mostBytes;
    }

    /** Copies them where nothing is yet; says in sentences what was not copied. */
    List<String> copy() {
        Path list = top.resolve(FILE);
        if (!Files.isRegularFile(list)) {
            return List.of();
        }
        try {
            List<String> paths = wanted(list);
            long bytes = 0;
            for (String path : paths) {
                Path file = top.resolve(path);
                bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
            if (bytes > mostBytes) {
                return List.of(FILE + " names " + paths.size() + " files of " + (bytes >> 20)
                        + " MiB, more than the " + (mostBytes >> 20)
                        + " MiB that are copied into each worktree, so none was. Name fewer there.");
            }
            for (String path : paths) {
                copy(path);
            }
            return List.of();
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot copy what " + list + " names to " + to + ": " + e + ". Correct that, then try again.",
                    e);
        }
    }

    private List<String> wanted(Path list) {
        Git git = new Git(top);
        List<String> named =
                git.run("ls-files", "-z", "-o", "-i", "--exclude-from=" + list).pieces();
        String candidates = String.join(
                "\0",
                named.stream()
                        .filter(path -> !path.endsWith("/") && !OwnNames.leadThrough(path))
                        .toList());
        return candidates.isEmpty()
                ? List.of()
                : git.ask(candidates.getBytes(StandardCharsets.UTF_8), "check-ignore", "-z", "--stdin")
                        .pieces();
    }

    /** A link on the way could lead out of the worktree, so nothing is written through one. */
    private void copy(String path) throws IOException {
        Path target = to.resolve(path);
        Path parent = target.getParent();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) || parent == null || !isOwn(to.relativize(parent))) {
            return;
        }
        Files.createDirectories(parent);
        Files.copy(top.resolve(path), target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isOwn(Path folder) {
        Path place = to;
        for (Path part : folder) {
            place = place.resolve(part);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }
}
