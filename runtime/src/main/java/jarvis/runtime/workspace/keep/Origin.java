package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a worktree came from; written down beside it before it is made.
 *
 * @param common the folder that all worktrees of the repository share
 * @param base the commit that its branch began at
 */
public record Origin(Path common, String base) {

    public static Optional<Origin> read(Path file) {
        try {
            String[] fields = Files.readString(file).split("\0", -1);
            return fields.length == 2 ? Optional.of(new Origin(Path.of(fields[1]), fields[0])) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot read " + file + ": " + e + ". Make it readable, then try again.", e);
        }
    }

    /** Git in the repository, whatever became of its worktrees. */
    public Git repository() {
        return new Git(common).with("GIT_DIR", common.toString());
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, base + "\0" + common);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot write " + file + ": " + e + ". Make room there, or make it writable.", e);
        }
    }
}
