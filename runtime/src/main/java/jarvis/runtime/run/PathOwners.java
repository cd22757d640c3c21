package jarvis.runtime.run;

import jarvis.core.coordination.RunState;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Change;
import jarvis.core.ownership.Merge;
import jarvis.core.ownership.Spellings;
import jarvis.core.ownership.Verdict;
import jarvis.runtime.view.PlainText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may write a path, decided as the merge would decide over an edit of it. Thread-safe. */
public final class PathOwners {
    private final RunPlace place;

    public PathOwners(RunPlace place) {
        this.place = place;
    }

    /** A path within a repository, and the working tree of it that it lies in. */
    private record Found(Path folder, Path top, String path) {}

    /**
     * What the merge would say to an instance.
     *
     * @param instance who would write; for the name of none, everything granted to one is another's
     * @param written in the worktree of any instance, in the repository, or as the plan writes it; relative ones from where the
     *     instance works
     * @return empty where it lies in no place of this run
     */
    public Optional<Verdict> verdict(RunState state, String instance, String written) {
        return absolute(state, instance, written)
                .flatMap(path -> found(state, path))
                .flatMap(found -> verdict(state, instance, found));
    }

    /**
     * Why an instance may not write a path, and what to do instead; empty where it may, or where it lies in no place of this run.
     *
     * @param written as above
     */
    public Optional<String> refusal(RunState state, String instance, String written) {
        Optional<Path> path = absolute(state, instance, written).map(Path::normalize);
        Optional<Found> found =
                path.filter(shared -> !shared.startsWith(place.coordination())).flatMap(inside -> found(state, inside));
        Optional<Path> own =
                state.branches().workspace(instance).map(Workspace::folder).map(Path::of);
        if (found.isPresent()
                && own.isPresent()
                && !own.get().equals(found.get().folder())) {
            return Optional.of(PlainText.line(written) + " lies outside of your worktree, in "
                    + whose(state, found.get().folder()) + ". Work in " + own.get() + ".");
        }
        return found.flatMap(inside -> verdict(state, instance, inside))
                .filter(verdict -> !(verdict instanceof Verdict.Yes))
                .map(VerdictText::sentence);
    }

    private static String whose(RunState state, Path folder) {
        return state.branches().workspaces().values().stream()
                .filter(other -> Path.of(other.folder()).equals(folder))
                .findFirst()
                .map(other -> "that of " + other.instance())
                .orElse("the person's own checkout");
    }

    private Optional<Verdict> verdict(RunState state, String instance, Found found) {
        Change.Side file = new Change.Side(found.path(), "100644", "");
        Merge merge = new Merge(
                PlanGrants.of(place, found.top()),
                instance,
                state.branches().firstWriters(found.top().toString()),
                Set.of(),
                Spellings.of(List.of()));
        Change edit = new Change(Change.Kind.EDIT, file, file, null);
        return merge.judge(List.of(edit)).changes().getFirst().verdicts().stream()
                .findFirst();
    }

    private Optional<Path> absolute(RunState state, String instance, String written) {
        boolean known = place.plan().instance(instance).isPresent();
        Path from = known
                ? place.location(state, instance)
                : place.project().folder().root();
        try {
            return Optional.of(
                    from.resolve(place.project().roots().map(written)).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Found> found(RunState state, Path path) {
        Optional<Found> plain = within(state, path.normalize());
        return plain.isPresent() ? plain : within(state, real(path.normalize()));
    }

    /** A worktree may lie in the repository's own folder, so the longest place wins. */
    private Optional<Found> within(RunState state, Path path) {
        return places(state).entrySet().stream()
                .filter(found -> path.startsWith(found.getKey()))
                .max((one, other) ->
                        one.getKey().getNameCount() - other.getKey().getNameCount())
                .filter(found -> !path.equals(found.getKey()))
                .map(found -> new Found(
                        found.getKey(),
                        found.getValue(),
                        found.getKey().relativize(path).toString()));
    }

    /** The folders that are, or are a worktree of, a repository, each with its top. */
    private Map<Path, Path> places(RunState state) {
        Map<Path, Path> places = new HashMap<>();
        for (Pinned pinned : state.branches().repositories().values()) {
            places.put(Path.of(pinned.top()), Path.of(pinned.top()));
        }
        for (Workspace workspace : state.branches().workspaces().values()) {
            places.put(Path.of(workspace.folder()), Path.of(workspace.repository()));
        }
        if (places.isEmpty()) {
            Path root = place.project().folder().root();
            places.put(root, root);
        }
        return places;
    }

    /** As git names it: without links, as far as it is there. */
    private static Path real(Path path) {
        for (Path there = path; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(path));
            } catch (IOException e) {
                // What is not there yet lies in a folder that may be.
            }
        }
        return path;
    }
}
