package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A git working tree, by its top folder. */
public record Repository(Path top) {

    /** The working tree that a folder belongs to; null where it belongs to none, or is ignored by the one around it. */
    public static @Nullable Repository holding(Path folder) {
        Git.Answer answer = new Git(folder).ask("rev-parse", "--show-toplevel");
        if (answer.exit() != 0) {
            if (answer.errors().contains("not a git repository")) {
                return null;
            }
            throw new Git(folder).failed(answer, "rev-parse");
        }
        Path top = Path.of(answer.line());
        return ignoredBy(top, folder) ? null : new Repository(top);
    }

    private static boolean ignoredBy(Path top, Path folder) {
        try {
            Path real = folder.toRealPath();
            return !real.equals(top)
                    && new Git(top)
                                    .ask("check-ignore", "-q", "--", real.toString())
                                    .exit()
                            == 0;
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "The folder " + folder + " cannot be opened: " + e.getMessage() + ". Look at it, then try again.",
                    e);
        }
    }

    public Git git() {
        return new Git(top);
    }

    /** Other working trees of the same repository that lie inside this one; they are not part of it. */
    public List<Path> worktreesInside() {
        List<Path> found = new ArrayList<>();
        for (String line : worktrees()) {
            if (line.startsWith("worktree ")) {
                Path other = Path.of(line.substring("worktree ".length()));
                if (other.startsWith(top) && !other.equals(top)) {
                    found.add(other);
                }
            }
        }
        return found;
    }

    private List<String> worktrees() {
        Path own = top.resolve(".git");
        if (Files.isDirectory(own) && !Files.exists(own.resolve("worktrees"))) {
            return List.of();
        }
        Git.Answer answer = git().ask("worktree", "list", "--porcelain", "-z");
        // Before git 2.36 there is no -z, and a line break in a path cannot be told.
        return answer.exit() == 0
                ? answer.pieces()
                : git().run("worktree", "list", "--porcelain").text().lines().toList();
    }

    /** A path that belongs to the repository itself, such as {@code info/exclude}, wherever a worktree keeps it. */
    public Path ownPath(String name) {
        return top.resolve(git().run("rev-parse", "--git-path", name).line());
    }

    public void ignoreLocally(String pattern) {
        Path file = ownPath("info/exclude");
        try {
            Files.createDirectories(file.getParent());
            String content = Files.exists(file) ? Files.readString(file) : "";
            if (content.lines().noneMatch(pattern::equals)) {
                String gap = content.isEmpty() || content.endsWith("\n") ? "" : "\n";
                Files.writeString(
                        file,
                        gap + pattern + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot add " + pattern + " to " + file + ": " + e.getMessage()
                            + ". Make it writable, or add the line yourself.",
                    e);
        }
    }
}
