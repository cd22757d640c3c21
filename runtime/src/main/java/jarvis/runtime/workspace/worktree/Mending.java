package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Contents;
import jarvis.runtime.workspace.keep.Keep;
import jarvis.runtime.workspace.keep.Occupants;
import jarvis.runtime.workspace.keep.Origin;
import jarvis.runtime.workspace.keep.Place;
import jarvis.runtime.workspace.keep.Worktree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a worktree usable again after its agent, or a kill, broke it: its files, its {@code .git}, its HEAD, its locks. Nothing
 * that may be work is removed.
 */
final class Mending {
    private static final String GITDIR = "gitdir: ";

    private final Place place;
    private final List<String> notes = new ArrayList<>();
    private boolean laid;

    Mending(Place place) {
        this.place = place;
    }

    /** What had to be done, as sentences. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether its files had to be put there anew. */
    boolean laid() {
        return laid;
    }

    /** The worktree, with what was broken put right. */
    Worktree mended() {
        Origin origin = Origin.read(place.origin())
                .orElseThrow(() -> new WorkspaceException(
                        "no-worktree",
                        place.instance() + " has no worktree in " + place.worktrees()
                                + ". Resume the run; that makes it."));
        Worktree worktree = place.worktree().orElseGet(() -> register(origin));
        mendState(worktree, origin);
        removeStaleLocks(worktree);
        if (isGone(worktree)) {
            link(worktree);
            layOut(worktree);
            notes.add("The worktree of " + place.instance() + " was gone; it is there again, as "
                    + (worktree.branch().isEmpty() ? "its last commit" : worktree.branch()) + " was.");
        } else if (!isLinked(worktree)) {
            link(worktree);
            notes.add("The file .git of " + place.instance() + "'s worktree was broken; it is mended.");
        }
        return worktree;
    }

    /** Ends what a killed {@code git worktree add} began; nobody has worked in there. */
    List<String> complete(Worktree worktree) {
        Origin origin = Origin.read(place.origin()).orElseThrow();
        mendState(worktree, origin);
        deleteIfThere(worktree.admin().resolve("index.lock"));
        link(worktree);
        layOut(worktree);
        if (!place.lockedByUs(worktree)) {
            worktree.lock().ifPresent(_ -> place.unlock(worktree));
            place.lock(worktree);
        }
        return List.of("A worktree of " + place.instance() + " that was left half made is complete now.");
    }

    /**
     * The agent threw git's knowledge of the worktree away. It is written anew, as git lays it out; {@code git worktree add}
     * would want an empty folder, and files that are there are work.
     */
    private Worktree register(Origin origin) {
        Path admin = free(origin.common().resolve("worktrees").resolve(place.instance()));
        try {
            Files.createDirectories(admin);
        } catch (IOException e) {
            throw unwritable(admin, e);
        }
        write(admin.resolve("commondir"), "../..\n");
        write(admin.resolve("HEAD"), "ref: " + place.branch() + "\n");
        write(admin.resolve("locked"), place.lockReason() + "\n");
        write(admin.resolve("gitdir"), place.folder().resolve(".git") + "\n");
        notes.add("Git no longer knew the worktree of " + place.instance() + "; it knows it again.");
        Worktree worktree = place.worktree().orElseThrow();
        keepUnnamed(worktree.shared(), origin.base());
        return worktree;
    }

    /** Its reflog is gone too, so a commit that only that named is looked for among all that nothing names. */
    private void keepUnnamed(Git git, String base) {
        Keep keep = new Keep(git, place.run());
        git.ask("fsck", "--no-progress", "--connectivity-only")
                .out()
                .lines()
                .filter(line -> line.startsWith("dangling commit "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(commit ->
                        git.ask("merge-base", "--is-ancestor", base, commit).exit() == 0)
                .forEach(commit -> keep.commit(place.instance(), commit, "unnamed"));
    }

    private static Path free(Path name) {
        Path found = name;
        for (int number = 1; Files.exists(found, LinkOption.NOFOLLOW_LINKS); number++) {
            found = name.resolveSibling(name.getFileName().toString() + number);
        }
        return found;
    }

    private String tip(Git git, Origin origin) {
        for (String name : List.of(place.branch(), place.lastRef())) {
            String commit =
                    git.ask("rev-parse", "-q", "--verify", name + "^{commit}").text();
            if (!commit.isEmpty()) {
                return commit;
            }
        }
        return origin.base();
    }

    /** HEAD and the way to the repository: without them git takes the worktree for none. */
    private void mendState(Worktree worktree, Origin origin) {
        if (!worktree.has("commondir")) {
            write(worktree.admin().resolve("commondir"), "../..\n");
        }
        if (worktree.git().ask("rev-parse", "-q", "--git-dir").exit() != 0) {
            write(worktree.admin().resolve("HEAD"), "ref: " + place.branch() + "\n");
        }
        if (worktree.commit(place.branch()).isEmpty()) {
            String tip = tip(worktree.shared(), origin);
            worktree.shared().run("update-ref", "-m", "jarvis: made again", place.branch(), tip, "");
        }
        if (worktree.head().isEmpty()) {
            worktree.git().run("symbolic-ref", "HEAD", place.branch());
        }
    }

    private boolean isGone(Worktree worktree) {
        if (Files.exists(worktree.folder().resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(worktree.folder())) {
            return !files.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isLinked(Worktree worktree) {
        Path link = worktree.folder().resolve(".git");
        String line = Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS) ? Worktree.line(link) : "";
        return line.startsWith(GITDIR)
                && worktree.folder()
                        .resolve(line.substring(GITDIR.length()))
                        .normalize()
                        .equals(worktree.admin());
    }

    /** A repository of the agent's own in its place is kept beside. */
    private void link(Worktree worktree) {
        Path link = worktree.folder().resolve(".git");
        try {
            if (Files.exists(worktree.folder(), LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(worktree.folder(), LinkOption.NOFOLLOW_LINKS)) {
                Path aside = Aside.move(worktree.folder(), place.own("leftover"));
                notes.add("In place of " + worktree.folder() + " stood a file; it is in " + aside + " now.");
            }
            Files.createDirectories(worktree.folder());
            if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
                Path aside = Aside.move(link, place.own("replaced.git"));
                notes.add(place.instance() + " had made a repository of its own in place of its worktree; it is in "
                        + aside + " now.");
            }
        } catch (IOException e) {
            throw unwritable(worktree.folder(), e);
        }
        write(link, GITDIR + worktree.admin() + "\n");
    }

    private void layOut(Worktree worktree) {
        new Contents(worktree).lay(worktree.head());
        laid = true;
    }

    /** A lock file is stale when it is older than this Jarvis and nobody works there: then git that made it was killed. */
    private void removeStaleLocks(Worktree worktree) {
        List<Path> locks = List.of(
                worktree.admin().resolve("index.lock"),
                worktree.admin().resolve("HEAD.lock"),
                worktree.common().resolve(place.branch() + ".lock"));
        for (Path lock : locks) {
            if (Files.exists(lock, LinkOption.NOFOLLOW_LINKS)
                    && Stale.isStale(lock)
                    && Occupants.of(worktree.folder()).nobody()) {
                deleteIfThere(lock);
                notes.add("A killed git had left " + lock + "; it is removed.");
            }
        }
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".jarvis");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static WorkspaceException unwritable(Path file, IOException e) {
        return new WorkspaceException(
                "files-failed", "Cannot write " + file + ": " + e + ". Make room there, or make it writable.", e);
    }
}
