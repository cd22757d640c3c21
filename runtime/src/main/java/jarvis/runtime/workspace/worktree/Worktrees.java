package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The worktrees of a run, one an instance, each on a branch {@code jarvis/RUN/INSTANCE} of its own.
 *
 * <p>Any call may be repeated after a kill at any moment. No branch but the instance's own is moved. Thread-safe; calls block,
 * those for one instance wait for each other.
 */
public final class Worktrees {
    /** An agent may write, commit or prune while we look; then we look again. */
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final String run;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** @param folder where they are put, such as {@code .jarvis/runs/RUN/worktrees} */
    public Worktrees(Path folder, String run) {
        this.folder = folder;
        this.run = run;
    }

    /** Where an instance's worktree is, or would be. */
    public Path folder(String instance) {
        return place(instance).folder();
    }

    public String branch(String instance) {
        return place(instance).shortBranch();
    }

    /**
     * Makes a worktree ready: makes it, adopts the one that is there, or mends it. Its files are those of its branch, where
     * that is there already, else those of the base.
     *
     * @param top of the repository
     * @throws WorkspaceException {@code name-refused}, {@code branch-taken}
     */
    public Made make(Path top, String base, String instance) {
        return alone(instance, () -> new Making(place(instance), top.toAbsolutePath()).make(base));
    }

    /**
     * Commits everything in a worktree that is not ignored, as the instance, on its branch. Its agent's index, hooks and
     * unfinished operations are no hindrance; afterwards HEAD is on the branch and the index agrees.
     *
     * @throws WorkspaceException {@code unresolved} where conflicts are left; a salvage ref then holds what is there
     */
    public Committed commit(String instance, String message) {
        return alone(instance, () -> settling(instance).commit(message));
    }

    /** Brings a commit into a worktree in which no agent works, after committing what is there. */
    public Brought bring(String instance, String commit) {
        return alone(instance, () -> settling(instance).bring(commit));
    }

    /** The paths of a merge in a worktree that its agent began and did not resolve; none where it can be committed. */
    public Unresolved unresolved(String instance) {
        return alone(instance, () -> settling(instance).unresolved());
    }

    /** @param tip of the instance's branch, which has nothing of that merge */
    public record Unresolved(String tip, List<String> paths) {
        public Unresolved {
            paths = List.copyOf(paths);
        }
    }

    /** Gives up our lock on a worktree, so that git may remove it; a lock of somebody else stays. */
    public void unlock(String instance) {
        alone(instance, () -> {
            Place place = place(instance);
            place.worktree().filter(place::lockedByUs).ifPresent(place::unlock);
            return place;
        });
    }

    /**
     * The files of an instance's worktree, to be looked at while its agent works. While another call changes them nobody looks:
     * half of what others made would seem to be this instance's. Waits for no other call.
     */
    public LiveFiles live(String instance) {
        return new LiveFiles(place(instance), lock(instance));
    }

    private Settling settling(String instance) {
        Place place = place(instance);
        Mending mending = new Mending(place);
        return new Settling(place, mending.mended(), mending.notes());
    }

    private Place place(String instance) {
        return new Place(Place.real(folder), run, instance);
    }

    private ReentrantLock lock(String instance) {
        return locks.computeIfAbsent(instance, _ -> new ReentrantLock());
    }

    private <T> T alone(String instance, Supplier<T> work) {
        ReentrantLock lock = lock(instance);
        lock.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return work.get();
                } catch (WorkspaceException e) {
                    if (attempt == ATTEMPTS || !e.code().endsWith("-failed")) {
                        throw e;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
