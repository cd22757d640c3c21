package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.pattern.Shown;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes changes that may not be merged back out of an instance's work, by one more commit. Calls block. */
public final class Dropping {
    private static final int NAMED = 20;

    private final Path top;

    /** @param top the repository's folder, or a worktree of it */
    public Dropping(Path top) {
        this.top = top;
    }

    /**
     * What is to be dropped.
     *
     * @param before the tip of the integration branch, which says how the paths are to be
     * @param tip the tip of the instance's branch
     * @param paths as a {@link jarvis.core.merge.RefusedChange} names them
     */
    public record Request(
            String run, String instance, String before, String tip, List<String> paths, String why, Instant at) {
        public Request {
            Commits.checkName(before);
            Commits.checkName(tip);
            paths = List.copyOf(paths);
        }
    }

    /** A commit on top of the tip; no branch is moved. What it takes out stays reachable by a reference of its own. */
    public String drop(Request request) {
        try (Borrowed objects = Borrowed.of(top)) {
            Keeping keeping = new Keeping(top, objects);
            String own = request.run() + "/" + request.instance();
            String from = Keeping.shortened(request.tip());
            keeping.keep(
                    "refs/jarvis/salvage/%s/dropped-%s".formatted(own, from), request.tip(), List.of(request.before()));
            String tree = TreeEdit.asBefore(objects, request.before(), request.tip(), request.paths());
            String commit = commit(objects, request, tree, List.of(request.tip()));
            Optional<String> whole = withoutCarried(objects, request, commit);
            if (whole.isPresent()) {
                commit = commit(objects, request, whole.get(), List.of(commit, request.before()));
            }
            keeping.keep(
                    "refs/jarvis/merges/%s/dropped-%s-%s".formatted(own, from, Keeping.shortened(commit)),
                    commit,
                    List.of(request.tip(), request.before()));
            return commit;
        }
    }

    /**
     * A rename on the integration branch carries changes to paths that the work itself never wrote, where nothing can be taken
     * out of it. Then the merged tree is what is dropped from; empty where that is not needed.
     */
    private static Optional<String> withoutCarried(Borrowed objects, Request request, String dropped) {
        String apart = new ApartFromOurs(objects).tip(request.before(), dropped);
        return Merging.of(objects, request.before(), apart) instanceof Merging.Clean(String tree)
                ? Optional.of(TreeEdit.asBefore(objects, request.before(), tree, request.paths()))
                        .filter(without -> !without.equals(tree))
                : Optional.empty();
    }

    private static String commit(Borrowed objects, Request request, String tree, List<String> parents) {
        return new Commits(objects)
                .commit(tree, parents, message(request), new Commits.By(request.instance(), request.at()));
    }

    private static String message(Request request) {
        List<String> lines = new ArrayList<>(
                request.paths().stream().limit(NAMED).map(Shown::path).toList());
        if (request.paths().size() > NAMED) {
            lines.add("and %d more".formatted(request.paths().size() - NAMED));
        }
        return "Drop what may not be merged\n\n%s\n\n%s"
                .formatted(
                        request.why(), lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
    }
}
