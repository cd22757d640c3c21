package jarvis.runtime.workspace.worktree;

import jarvis.core.ownership.pattern.Shown;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Author;
import jarvis.runtime.workspace.keep.Contents;
import jarvis.runtime.workspace.keep.Contents.Taken;
import jarvis.runtime.workspace.keep.Keep;
import jarvis.runtime.workspace.keep.Origin;
import jarvis.runtime.workspace.keep.Place;
import jarvis.runtime.workspace.keep.Traces;
import jarvis.runtime.workspace.keep.Worktree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings what is in one worktree onto its branch. First all is kept, then the branch moves, then HEAD and the index follow: a
 * kill in between leaves nothing but a repetition.
 */
final class Settling {
    private final Place place;
    private final Worktree worktree;
    private final Contents contents;
    private final Keep keep;
    private final List<String> problems = new ArrayList<>();

    Settling(Place place, Worktree worktree, List<String> notes) {
        this.place = place;
        this.worktree = worktree;
        this.contents = new Contents(worktree);
        this.keep = new Keep(worktree.shared(), place.run());
        this.problems.addAll(notes);
    }

    Committed commit(String message) {
        String tip = worktree.commit(place.branch());
        String head = worktree.head();
        List<String> merged = merged(head);
        Taken taken = contents.take(head);
        refuseUnresolved(head, taken, merged);
        String settled = settled(tip, head, taken, new Making(message, merged));
        keepTraces(head, settled, taken);
        publish(tip, settled);
        tellOf(taken);
        return new Committed(settled, !settled.equals(tip), problems);
    }

    /** What a commit of the present files would be made with. */
    private record Making(String message, List<String> merged) {}

    /** The other sides of a merge that the agent did not end, as far as they are not in its work already. */
    private List<String> merged(String head) {
        return worktree.lines("MERGE_HEAD").stream()
                .filter(other -> other.matches("[0-9a-f]{40,64}"))
                .map(worktree::commit)
                .filter(other -> !other.isEmpty() && !worktree.holds(head, other))
                .distinct()
                .toList();
    }

    private void refuseUnresolved(String head, Taken taken, List<String> merged) {
        List<String> paths = contents.unresolved();
        boolean untold = !contents.readable() && Operation.anyIn(worktree);
        if (paths.isEmpty() && !untold) {
            return;
        }
        List<String> parents = Stream.concat(Stream.of(head), merged.stream()).toList();
        String ref = keep.tree(place.instance(), taken.tree(), parents, "conflict");
        keepTraces(head, head, taken);
        String what = untold
                ? "its index cannot be read, so nobody can tell whether its merge is resolved"
                : "these are unresolved: " + shown(paths);
        throw new WorkspaceException(
                "unresolved",
                "The work of " + place.instance() + " cannot be committed, because " + what
                        + ". Its worktree stays as it is, and " + ref
                        + " holds what is there. Resolve them in " + place.folder()
                        + " and commit, or take the merge back there: git merge --abort");
    }

    Worktrees.Unresolved unresolved() {
        return new Worktrees.Unresolved(worktree.commit(place.branch()), contents.unresolved());
    }

    /** The commit that the branch is to hold. */
    private String settled(String tip, String head, Taken taken, Making making) {
        boolean same = taken.tree().equals(worktree.treeOf(head));
        String work = rooted(same && making.merged().isEmpty() ? head : commitOf(head, taken, making));
        if (worktree.holds(work, tip)) {
            noteStray(head, tip);
            return work;
        }
        return worktree.holds(tip, head) ? settledBehind(tip, head, work, taken) : settledBeside(tip, work);
    }

    /** A history that was begun anew could never be merged: its files count, on top of where the branch was. */
    private String rooted(String work) {
        String base = Origin.read(place.origin()).map(Origin::base).orElse(work);
        if (worktree.holds(work, base) || related(work, base)) {
            return work;
        }
        String last = worktree.commit(place.lastRef());
        String root = !last.isEmpty() && related(last, base) ? last : base;
        problems.add(place.instance() + " began its history anew; what is in its worktree stands on "
                + place.shortBranch() + " as that was before.");
        String message = "Join the history that " + place.instance() + " began anew to its branch";
        return Author.JARVIS.commit(worktree.shared(), worktree.treeOf(work), List.of(root, work), message);
    }

    private boolean related(String one, String other) {
        return worktree.shared().ask("merge-base", one, other).exit() == 0;
    }

    private String commitOf(String head, Taken taken, Making making) {
        List<String> parents = new ArrayList<>(List.of(head));
        parents.addAll(making.merged());
        return new Author(place.instance()).commit(worktree.shared(), taken.tree(), parents, making.message());
    }

    /** It went back to an older commit of its branch: the branch stays, with what was changed there on top. */
    private String settledBehind(String tip, String head, String work, Taken taken) {
        String whole = tip;
        if (!work.equals(head) && !taken.tree().equals(worktree.treeOf(tip))) {
            Merged both = Merged.of(worktree.plumbing(), tip, work);
            if (!both.conflicts().isEmpty()) {
                return settledBeside(tip, work);
            }
            String message = "Join what " + place.instance() + " did on an older commit of its branch";
            whole = Author.JARVIS.commit(worktree.shared(), both.tree(), List.of(tip, work), message);
        }
        if (!worktree.treeOf(whole).equals(taken.tree())) {
            List<String> blocked = contents.move(work, whole);
            if (!blocked.isEmpty()) {
                throw blocked(blocked);
            }
        }
        noteStray(head, tip);
        return whole;
    }

    private WorkspaceException blocked(List<String> paths) {
        return new WorkspaceException(
                "ignored-in-the-way",
                "The worktree of " + place.instance() + " cannot go back to its branch " + place.shortBranch()
                        + ", because ignored files stand where its files belong: " + shown(paths)
                        + ". Move them away in " + place.folder() + ", then try again.");
    }

    /** It left its branch, or threw commits of it away: what is there now counts, and the old tip is kept. */
    private String settledBeside(String tip, String work) {
        leftBehind(tip);
        return work;
    }

    private void leftBehind(String tip) {
        String ref = keep.commit(place.instance(), tip, "old-tip");
        String problem = place.instance() + " left commits of its branch " + place.shortBranch()
                + " behind; the branch holds what is in its worktree now, and " + ref + " what it held before.";
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private void noteStray(String head, String tip) {
        String on = worktree.branch();
        if (!on.equals(place.branch()) && !(on.isEmpty() && head.equals(tip))) {
            String where = on.isEmpty() ? "no branch" : on.replaceFirst("^refs/heads/", "");
            problems.add(place.instance() + " worked on " + where + " and not on its own " + place.shortBranch()
                    + ". Its work is on its branch now, and so is its worktree.");
        }
    }

    /** What only a reflog, the stash or the index still knows is kept before anything moves. */
    private void keepTraces(String head, String settled, Taken taken) {
        String staged = contents.stagedOnly(head, taken.tree());
        if (!staged.isEmpty()) {
            keep.tree(place.instance(), staged, List.of(head), "staged");
        }
        String last = worktree.commit(place.lastRef());
        if (!last.isEmpty() && !worktree.holds(settled, last)) {
            leftBehind(last);
        }
        new Traces(worktree, keep, place.instance(), place.branch()).keep(settled);
    }

    private void publish(String tip, String settled) {
        if (!tip.equals(settled)) {
            move(tip, settled);
        }
        worktree.shared().run("update-ref", place.lastRef(), settled);
        Operation.endAllIn(worktree);
        if (!worktree.branch().equals(place.branch())) {
            worktree.git().run("symbolic-ref", "-m", "jarvis: back to its branch", "HEAD", place.branch());
        }
        prove(tip, settled);
        contents.handBack();
    }

    private void move(String tip, String settled) {
        worktree.shared().run("update-ref", "-m", "jarvis: commit", place.branch(), settled, tip);
    }

    /** An agent's git gc may have taken objects away before the branch held them; then we look again. */
    private void prove(String tip, String settled) {
        Git.Answer whole = worktree.shared().ask("rev-list", "--objects", "--quiet", settled, "--not", tip);
        if (whole.exit() != 0) {
            contents.forget();
            throw worktree.shared().failed(whole, "rev-list");
        }
    }

    private void tellOf(Taken taken) {
        if (!taken.nested().isEmpty()) {
            problems.add(place.instance() + " has repositories of their own inside its worktree: "
                    + shown(taken.nested())
                    + ". They are not part of its work. Remove their .git folders to make their files so.");
        }
        if (!taken.unread().isEmpty()) {
            problems.add("Some files of " + place.instance() + " could not be read and are not committed: "
                    + String.join("; ", taken.unread()) + ". Make them readable.");
        }
    }

    private static String shown(List<String> paths) {
        return paths.stream().map(Shown::path).collect(Collectors.joining(", "));
    }

    Brought bring(String wanted) {
        Committed before = commit("Work of " + place.instance() + " before the newest merged work came in");
        String tip = before.tip();
        if (worktree.holds(tip, wanted)) {
            return new Brought(tip, List.of(), problems);
        }
        Merged both = worktree.holds(wanted, tip)
                ? new Merged(worktree.treeOf(wanted), List.of())
                : Merged.of(worktree.plumbing(), tip, wanted);
        List<String> conflicts = both.conflicts().isEmpty() ? apply(tip, wanted, both) : both.conflicts();
        return new Brought(worktree.commit(place.branch()), conflicts, problems);
    }

    /** The files first: what a kill leaves half done is then taken for work that agrees with what comes in. */
    private List<String> apply(String tip, String wanted, Merged both) {
        String next = worktree.holds(wanted, tip)
                ? wanted
                : Author.JARVIS.commit(
                        worktree.shared(),
                        both.tree(),
                        List.of(tip, wanted),
                        "Bring the merged work to " + place.instance());
        List<String> blocked = contents.move(tip, next);
        if (blocked.isEmpty()) {
            move(tip, next);
            worktree.shared().run("update-ref", place.lastRef(), next);
            contents.handBack();
        }
        return blocked;
    }
}
