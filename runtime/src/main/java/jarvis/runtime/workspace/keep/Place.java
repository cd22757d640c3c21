package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where everything of an instance's worktree is.
 *
 * <pre>
 * WORKTREES/INSTANCE              its files
 * WORKTREES/.own/INSTANCE/origin  where it came from
 * WORKTREES/.own/INSTANCE/removed the same, once it was cleaned away
 * WORKTREES/.own/INSTANCE/index   our index of it
 * WORKTREES/.own/INSTANCE/ready   it was handed over once: what is in it may be work
 * </pre>
 */
public record Place(Path worktrees, String run, String instance) {
    /** What git lets no part of a branch's name be, and what would lead out of the folder. */
    private static final Pattern UNFIT = Pattern.compile(
            "^[.-].*|.*(?:[\\x00-\\x20\\x7f~^:?*\\[\\\\/]|\\.\\.|@\\{).*|.*(?:\\.|\\.lock)|@?", Pattern.DOTALL);

    /** The name that the branch with all merged work takes. */
    private static final String INTEGRATION = "integration";

    /** What the origin is called when the worktree was removed: where its salvage refs are must still be known. */
    static final String REMOVED = "removed";

    public Place {
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

    public Path folder() {
        return worktrees.resolve(instance);
    }

    public String shortBranch() {
        return "jarvis/" + run + "/" + instance;
    }

    public String branch() {
        return "refs/heads/" + shortBranch();
    }

    /** The branch on which the run collects merged work. */
    String integration() {
        return "refs/heads/jarvis/" + run + "/" + INTEGRATION;
    }

    /** What we saw last on the branch: an agent that throws its branch away does not throw this away. */
    public String lastRef() {
        return "refs/jarvis/last/" + run + "/" + instance;
    }

    /** What lay in the worktree whenever somebody looked. */
    public String liveRef() {
        return "refs/jarvis/live/" + run + "/" + instance;
    }

    public Path origin() {
        return own("origin");
    }

    public Path ready() {
        return own("ready");
    }

    public Path own(String name) {
        return worktrees.resolve(".own").resolve(instance).resolve(name);
    }

    public Optional<Worktree> worktree() {
        return Origin.read(origin()).flatMap(origin -> Worktree.at(folder(), origin.common(), own("index")));
    }

    public String lockReason() {
        return "jarvis: " + instance + " of " + run + " works here";
    }

    public boolean lockedByUs(Worktree worktree) {
        return worktree.lock().filter(lockReason()::equals).isPresent();
    }

    public void unlock(Worktree worktree) {
        worktree.shared().run("worktree", "unlock", folder().toString());
    }

    public void lock(Worktree worktree) {
        if (worktree.lock().isEmpty()) {
            worktree.shared().run("worktree", "lock", "--reason", lockReason(), folder().toString());
        }
    }

    /** A path as git writes it: without links, as far as it is there. */
    public static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path known = whole; known != null; known = known.getParent()) {
            try {
                return known.toRealPath().resolve(known.relativize(whole)).normalize();
            } catch (IOException e) {
                // Not there yet: its parent may be.
            }
        }
        return whole;
    }
}
