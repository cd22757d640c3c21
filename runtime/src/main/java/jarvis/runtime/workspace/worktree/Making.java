package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Contents;
import jarvis.runtime.workspace.keep.Keep;
import jarvis.runtime.workspace.keep.Origin;
import jarvis.runtime.workspace.keep.Place;
import jarvis.runtime.workspace.keep.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one worktree, or finds the one that is there. */
final class Making {
    private final Place place;
    private final Path top;
    private final Git git;

    Making(Place place, Path top) {
        this.place = place;
        this.top = top;
        this.git = new Git(top);
    }

    Made make(String base) {
        boolean known = place.worktree().isPresent();
        boolean branch = known || hasOwnBranch();
        if (Files.exists(place.ready())) {
            return adopt();
        }
        if (!Files.exists(place.origin())) {
            keepWhatAnEarlierRunSaw();
        }
        new Origin(common(), base).write(place.origin());
        List<String> notes = new ArrayList<>();
        Optional<Worktree> leftover = place.worktree();
        if (leftover.isPresent()) {
            notes.addAll(new Mending(place).complete(leftover.get()));
        } else {
            setAside(notes);
            add(base, branch);
            new Contents(fresh()).begin();
        }
        notes.addAll(new Include(top, place.folder()).copy());
        markReady();
        return new Made(place.folder(), place.shortBranch(), notes);
    }

    private Path common() {
        Path common = Path.of(git.run("rev-parse", "--path-format=absolute", "--git-common-dir")
                .line());
        return Place.real(common);
    }

    private Made adopt() {
        Mending mending = new Mending(place);
        Worktree worktree = mending.mended();
        place.lock(worktree);
        List<String> notes = new ArrayList<>(mending.notes());
        if (mending.laid()) {
            notes.addAll(new Include(top, place.folder()).copy());
        }
        return new Made(place.folder(), place.shortBranch(), notes);
    }

    private Worktree fresh() {
        return place.worktree()
                .orElseThrow(() -> new WorkspaceException(
                        "git-failed",
                        "git made no worktree at " + place.folder()
                                + ". Look at `git worktree list` there, then try again."));
    }

    /** A branch of this name that we know nothing of is of another run: its work is not this one's. */
    private boolean hasOwnBranch() {
        Git.Answer found = git.run("for-each-ref", "--format=%(objectname:short)%00%(worktreepath)", place.branch());
        String[] fields = found.line().split("\0", 2);
        if (fields.length < 2) {
            return false;
        }
        boolean elsewhere = !fields[1].isEmpty() && !Path.of(fields[1]).equals(place.folder());
        if (elsewhere || !Files.exists(place.origin())) {
            String where = elsewhere ? "is checked out in " + fields[1] : "exists already, at " + fields[0];
            throw new WorkspaceException(
                    "branch-taken",
                    "The branch " + place.shortBranch() + " of " + place.instance() + " " + where
                            + ", and this run did not make it. Name it otherwise: git branch -m "
                            + place.shortBranch() + " old-" + place.instance()
                            + (elsewhere ? ", or check out another branch there." : "."));
        }
        return true;
    }

    /** A run of this name was here before and its folder was deleted: what was seen last then is not this run's. */
    private void keepWhatAnEarlierRunSaw() {
        String commit = git.ask("rev-parse", "-q", "--verify", place.lastRef()).text();
        if (!commit.isEmpty()) {
            new Keep(git, place.run()).commit(place.instance(), commit, "earlier-run");
            git.run("update-ref", "-d", place.lastRef(), commit);
        }
    }

    private void add(String base, boolean branch) {
        List<String> command =
                new ArrayList<>(List.of("worktree", "add", "-q", "--lock", "--reason", place.lockReason()));
        if (branch) {
            command.addAll(List.of("--", place.folder().toString(), place.shortBranch()));
        } else {
            command.addAll(List.of("--no-track", "-b", place.shortBranch()));
            command.addAll(List.of("--", place.folder().toString(), base));
        }
        git.run(command.toArray(String[]::new));
    }

    /** A folder that git does not know as a worktree stands where one is to be: it is moved, never removed. */
    private void setAside(List<String> notes) {
        if (!Files.exists(place.folder(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path aside = Aside.move(place.folder(), place.own("leftover"));
        notes.add(
                "At " + place.folder() + " stood something that git knows no worktree of; it is in " + aside + " now.");
    }

    private void markReady() {
        try {
            Files.write(place.ready(), new byte[0]);
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot write " + place.ready() + ": " + e + ". Make room there.", e);
        }
    }
}
