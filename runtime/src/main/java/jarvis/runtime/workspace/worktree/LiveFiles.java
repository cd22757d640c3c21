package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Author;
import jarvis.runtime.workspace.keep.Contents;
import jarvis.runtime.workspace.keep.Origin;
import jarvis.runtime.workspace.keep.Place;
import jarvis.runtime.workspace.keep.Sightings;
import jarvis.runtime.workspace.keep.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a worktree while its agent works, read through an index that nobody else uses. What lay there is kept under
 * {@code refs/jarvis/live/RUN/INSTANCE}, each commit built on the one before, so that what an agent destroys later stays
 * reachable. Nothing of the agent's is touched. One caller at a time.
 */
public final class LiveFiles {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Place place;
    private final Lock changing;
    private @Nullable Seen last;
    private FileTime indexed = NEVER;
    private List<Path> folders = List.of();

    /** @param changing held while Jarvis itself changes what lies there */
    LiveFiles(Place place, Lock changing) {
        this.place = place;
        this.changing = changing;
    }

    /**
     * What lay in a worktree.
     *
     * @param head the commit that its agent stands on
     * @param tree all of it that is not ignored, committed or not
     * @param commit that tree on that commit; the head itself where all is committed
     */
    public record Seen(String head, String tree, String commit) {}

    /**
     * Looks. One git where nothing changed since the last look.
     *
     * @return nothing before the worktree was handed over for the first time; what was seen last while Jarvis changes it
     * @throws WorkspaceException {@code worktree-gone}, or where it cannot be read just now
     */
    public Optional<Seen> look() {
        if (!Files.exists(place.ready()) || !changing.tryLock()) {
            return Optional.ofNullable(last);
        }
        try {
            return Optional.of(seen(there()));
        } finally {
            changing.unlock();
        }
    }

    /** Where a change of what was seen last would show: its folders that are not ignored, and git's own of this worktree. */
    public List<Path> folders() {
        return folders;
    }

    private Worktree there() {
        Optional<Worktree> known = Origin.read(place.origin())
                .flatMap(origin -> Worktree.at(place.folder(), origin.common(), place.own("live")));
        if (known.isEmpty() || !Files.isDirectory(place.folder())) {
            last = null;
            folders = List.of();
            throw new WorkspaceException(
                    "worktree-gone",
                    "The worktree of " + place.instance()
                            + " is not there any more, so nobody knows what it makes; what was seen last is kept as "
                            + place.liveRef() + ". Its next attempt makes it anew: jarvis retry " + place.instance());
        }
        return known.get();
    }

    private Seen seen(Worktree worktree) {
        Seen known = last;
        FileTime index = changed(worktree.admin().resolve("index"));
        // A file that git ignores and that the agent adds by force shows in its index alone.
        boolean same = known != null && index.equals(indexed) && new Contents(worktree).isAsTaken(known.head());
        if (known != null && same) {
            return known;
        }
        Seen taken = taken(worktree, known);
        if (known == null || !known.tree().equals(taken.tree())) {
            folders = folders(worktree, taken.tree());
        }
        indexed = index;
        last = taken;
        return taken;
    }

    private static List<Path> folders(Worktree worktree, String tree) {
        List<Path> found = new ArrayList<>(
                List.of(worktree.folder(), worktree.admin(), worktree.admin().resolve("logs")));
        worktree.shared().run("ls-tree", "-r", "-d", "-z", "--name-only", tree).pieces().stream()
                .map(worktree.folder()::resolve)
                .forEach(found::add);
        return List.copyOf(found);
    }

    private Seen taken(Worktree worktree, @Nullable Seen known) {
        String head = head(worktree);
        String tree = new Contents(worktree).take(head).tree();
        if (known != null && known.head().equals(head) && known.tree().equals(tree)) {
            return known;
        }
        boolean committed = worktree.treeOf(head).equals(tree);
        String commit = committed
                ? head
                : new Author(place.instance())
                        .commit(worktree.shared(), tree, List.of(head), Sightings.LYING + place.instance());
        keep(worktree.shared(), tree, commit);
        return new Seen(head, tree, commit);
    }

    private String head(Worktree worktree) {
        return Stream.of("HEAD", place.branch(), place.lastRef())
                .map(worktree::commit)
                .filter(commit -> !commit.isEmpty())
                .findFirst()
                .orElseThrow(() -> new WorkspaceException(
                        "branch-gone",
                        "The worktree of " + place.instance()
                                + " stands on no commit and its branch is gone, so nobody knows what it makes. Its next attempt mends it: jarvis retry "
                                + place.instance()));
    }

    private void keep(Git git, String tree, String commit) {
        List<String> parents = new ArrayList<>();
        String before = git.ask("rev-parse", "-q", "--verify", place.liveRef()).text();
        if (!before.isEmpty()) {
            parents.add(before);
        }
        parents.add(commit);
        String kept = Author.JARVIS.commit(git, tree, parents, Sightings.SEEN + place.instance());
        git.run("update-ref", "--no-deref", place.liveRef(), kept);
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return NEVER;
        }
    }
}
