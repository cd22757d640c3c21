package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Moves what stands in the way to a free name, where a person can look at it. */
final class Aside {
    private Aside() {}

    /** @return where it is now: the name with the first number that is free */
    static Path move(Path from, Path name) {
        try {
            Files.createDirectories(name.getParent());
            for (int number = 1; ; number++) {
                Path to = name.resolveSibling(name.getFileName() + "-" + number);
                if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                    return Files.move(from, to);
                }
            }
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot move " + from + " out of the way: " + e + ". Move it yourself, then try again.",
                    e);
        }
    }
}
