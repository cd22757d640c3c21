package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A linked worktree by its administrative folder, so that nothing its agent does to {@code .git} is in the way.
 *
 * @param common the folder that all worktrees of the repository share, such as {@code .git}
 * @param admin its own folder in there
 * @param folder where its files are
 * @param index an index of ours, beside the agent's; it may be deleted at any time
 */
public record Worktree(Path common, Path admin, Path folder, Path index) {

    /** The worktree that git knows at a folder, whether the folder is there or not. */
    public static Optional<Worktree> at(Path folder, Path common, Path index) {
        try (DirectoryStream<Path> admins = Files.newDirectoryStream(common.resolve("worktrees"))) {
            for (Path admin : admins) {
                if (folder.resolve(".git").equals(placeIn(admin))) {
                    return Optional.of(new Worktree(common, admin, folder, index));
                }
            }
        } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot read " + common.resolve("worktrees") + ": " + e + ". Make it readable, then try again.",
                    e);
        }
        return Optional.empty();
    }

    /** Newer git may write it relative to where it is written. */
    private static Path placeIn(Path admin) {
        return admin.resolve(line(admin.resolve("gitdir"))).normalize();
    }

    /** The only line of a small file, without its end; empty where it cannot be read. */
    public static String line(Path file) {
        try {
            String text = Files.readString(file);
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            return "";
        }
    }

    /** Git in here, with the agent's index. */
    public Git git() {
        boolean there = Files.isDirectory(folder);
        Git git = new Git(there ? folder : common).with("GIT_DIR", admin.toString());
        return there ? git.with("GIT_WORK_TREE", folder.toString()) : git;
    }

    /** Git in here, with our index. */
    Git own() {
        return git().index(index)
                .with("GIT_CONFIG_COUNT", "1")
                .with("GIT_CONFIG_KEY_0", "core.splitIndex")
                .with("GIT_CONFIG_VALUE_0", "false");
    }

    /** Git in the repository, whatever became of this worktree. */
    public Git shared() {
        return new Git(common).with("GIT_DIR", common.toString());
    }

    /** Git in the repository with no index at all: nobody's broken one is in the way of what needs none. */
    public Git plumbing() {
        return shared().index(index.resolveSibling("none"));
    }

    /** The commit that it stands on; empty where HEAD says none. */
    public String head() {
        return commit("HEAD");
    }

    /** The full name of the branch that HEAD is on; empty where it is on none. */
    public String branch() {
        return git().ask("symbolic-ref", "-q", "HEAD").text();
    }

    /** The commit that a name stands for; empty where it stands for none. */
    public String commit(String name) {
        return git().ask("rev-parse", "-q", "--verify", "--end-of-options", name + "^{commit}")
                .text();
    }

    public String treeOf(String commit) {
        return git().run("rev-parse", "-q", "--verify", "--end-of-options", commit + "^{tree}")
                .text();
    }

    /** Whether all of a commit is in another, or is that other. */
    public boolean holds(String later, String earlier) {
        return later.equals(earlier)
                || plumbing().ask("merge-base", "--is-ancestor", earlier, later).exit() == 0;
    }

    /** Whether a file or folder of its own state is there, such as {@code MERGE_HEAD}. */
    public boolean has(String name) {
        return Files.exists(admin.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** The lines of a file of its own state; none where it is not there. */
    public List<String> lines(String name) {
        return line(admin.resolve(name)).lines().map(String::strip).toList();
    }

    /** Why it is locked; nothing where it is not. */
    public Optional<String> lock() {
        return has("locked") ? Optional.of(line(admin.resolve("locked")).strip()) : Optional.empty();
    }
}
