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
