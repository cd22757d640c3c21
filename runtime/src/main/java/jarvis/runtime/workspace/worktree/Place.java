package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Worktree;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where everything of an instance's worktree is.
 *
 * <pre>
 * WORKTREES/INSTANCE              its files
 * WORKTREES/.own/INSTANCE/origin  where it came from
 * WORKTREES/.own/INSTANCE/index   our index of it
 * WORKTREES/.own/INSTANCE/ready   it was handed over once: what is in it may be work
 * </pre>
 */
record Place(Path worktrees, String run, String instance) {
    /** What git lets no part of a branch's name be, and what would lead out of the folder. */
    private static final Pattern UNFIT = Pattern.compile(
            "^[.-].*|.*(?:[\\x00-\\x20\\x7f~^:?*\\[\\\\/]|\\.\\.|@\\{).*|.*(?:\\.|\\.lock)|@?", Pattern.DOTALL);

    /** The name that the branch with all merged work takes. */
    private static final String INTEGRATION = "integration";

    Place {
        if (UNFIT.matcher(instance).matches() || instance.equals(INTEGRATION)) {
            throw new WorkspaceException(
                    "name-refused",
                    "There can be no branch for the instance \"" + instance + "\": "
                            + (instance.equals(INTEGRATION)
                                    ? "the branch of that name takes the merged work"
                                    : "git does not allow its name as a part of a branch's name")
                            + ". Name the instance otherwise in the plan.");
        }
    }

    Path folder() {
        return worktrees.resolve(instance);
    }

    String shortBranch() {
        return "jarvis/" + run + "/" + instance;
    }

    String branch() {
        return "refs/heads/" + shortBranch();
    }

    /** What we saw last on the branch: an agent that throws its branch away does not throw this away. */
    String lastRef() {
        return "refs/jarvis/last/" + run + "/" + instance;
    }

    Path origin() {
        return own("origin");
    }

    Path ready() {
        return own("ready");
    }

    Path own(String name) {
        return worktrees.resolve(".own").resolve(instance).resolve(name);
    }

    Optional<Worktree> worktree() {
        return Origin.read(origin()).flatMap(origin -> Worktree.at(folder(), origin.common(), own("index")));
    }

    String lockReason() {
        return "jarvis: " + instance + " of " + run + " works here";
    }

    boolean lockedByUs(Worktree worktree) {
        return worktree.lock().filter(lockReason()::equals).isPresent();
    }

    void unlock(Worktree worktree) {
        worktree.shared().run("worktree", "unlock", folder().toString());
    }

    void lock(Worktree worktree) {
        if (worktree.lock().isEmpty()) {
            worktree.shared().run("worktree", "lock", "--reason", lockReason(), folder().toString());
        }
    }
}
