package jarvis.runtime.workspace;

import java.nio.file.Path;

/** New repositories of Jarvis's own, such as the demo's. */
public final class Repositories {
    private Repositories() {}

    /** Makes a folder a repository and commits all that is in it, as nobody in particular. */
    public static void init(Path folder, String message) {
        Git git = new Git(folder);
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("add", "--all");
        commit(git, message);
    }

    /** Clones what is committed of a repository, on the branch that it is on; the clone does not know where it comes from. */
    public static void copy(Path from, Path to) {
        Git git = new Git(from);
        git.run("clone", "--quiet", "--no-hardlinks", from.toString(), to.toString());
        new Git(to).run("remote", "remove", "origin");
    }

    /** Commits one file of a repository, where it differs from what is committed. */
    public static void commit(Path folder, Path file, String message) {
        Git git = new Git(folder);
        git.run("add", "--force", "--", file.toString());
        if (!git.run("status", "--porcelain", "--", file.toString()).text().isBlank()) {
            commit(git, message);
        }
    }

    private static void commit(Git git, String message) {
        git.run(
                "-c",
                "user.name=jarvis",
                "-c",
                "user.email=jarvis@localhost",
                "commit",
                "--quiet",
                "--message",
                message);
    }
}
