package jarvis.runtime.workspace.merge;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.ownership.Change;
import jarvis.core.ownership.Judgement;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Merge;
import jarvis.core.ownership.Permission;
import jarvis.core.ownership.Spellings;
import jarvis.runtime.workspace.Git;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides over what an instance made, and makes the merge commit where it may land.
 *
 * <p>What is judged is the difference between the integration branch and the merged tree, and exactly that tree is
 * committed. No branch is moved. The same request gives the same commit. Thread-safe; calls block.
 */
public final class MergeGate {
    private final Path top;
    private final TreeSpellings spellings = new TreeSpellings();

    /** @param top the repository's folder, or a worktree of it */
    public MergeGate(Path top) {
        this.top = top;
    }

    /**
     * One attempt to merge.
     *
     * @param before the tip of the integration branch, in full
     * @param tip the tip of the instance's branch, in full
     * @param firstWriters who wrote which path first, of those that nobody owns
     * @param message of the merge commit
     * @param at its time, to the second
     */
    public record Request(
            String run,
            String instance,
            String before,
            String tip,
            Matrix matrix,
            Map<String, String> firstWriters,
            Set<Permission> permissions,
            String message,
            Instant at) {
        public Request {
            Commits.checkName(before);
            Commits.checkName(tip);
            firstWriters = Map.copyOf(firstWriters);
            permissions = Set.copyOf(permissions);
        }

        /** The same work into another tip of the integration branch. */
        public Request into(String other) {
            return new Request(run, instance, other, tip, matrix, firstWriters, permissions, message, at);
        }

        /** With the first writers of more paths, where they are not known otherwise. */
        Request with(Map<String, String> writers) {
            Map<String, String> all = new HashMap<>(writers);
            all.putAll(firstWriters);
            return new Request(run, instance, before, tip, matrix, all, permissions, message, at);
        }
    }

    public MergeOutcome merge(Request request) {
        try (Borrowed objects = Borrowed.of(top)) {
            return isAncestor(objects, request.tip(), request.before())
                    ? new MergeOutcome.Nothing(request.tip())
                    : preflight(objects, request);
        }
    }

    /** Whether the newer commit holds the older one. */
    boolean isIn(String older, String newer) {
        try (Borrowed objects = Borrowed.of(top)) {
            return isAncestor(objects, older, newer);
        }
    }

    private MergeOutcome preflight(Borrowed objects, Request request) {
        String apart = new ApartFromOurs(objects).tip(request.before(), request.tip());
        return switch (Merging.of(objects, request.before(), apart)) {
            case Merging.Conflicts(List<String> paths) -> contradicted(objects, request, paths);
            case Merging.Clean(String tree) -> judged(objects, request, tree);
        };
    }

    /** Nobody is sent to resolve a conflict over what is not theirs: that is refused first. */
    private MergeOutcome contradicted(Borrowed objects, Request request, List<String> paths) {
        MergeOutcome conflict = new MergeOutcome.Conflicted(request.before(), request.tip(), paths);
        Git.Output found = objects.ask(new byte[0], "merge-base", request.before(), request.tip());
        if (found.exit() != 0) {
            return conflict;
        }
        String fork = found.answer().text();
        String from = objects.text("rev-parse", fork + "^{tree}");
        String to = objects.text("rev-parse", new ApartFromOurs(objects).tip(fork, request.tip()) + "^{tree}");
        Judgement judgement = judgement(objects, request, from, new Landing(objects).changes(from, to));
        return judgement.mayMerge()
                ? conflict
                : new MergeOutcome.Refused(request.before(), request.tip(), Refusals.of(judgement));
    }

    private Judgement judgement(Borrowed objects, Request request, String base, List<Change> changes) {
        boolean fresh = changes.stream().anyMatch(change -> change.fresh() != null);
        Spellings there = fresh ? spellings.of(objects, base) : Spellings.of(List.of());
        return new Merge(request.matrix(), request.instance(), request.firstWriters(), request.permissions(), there)
                .judge(changes);
    }

    private MergeOutcome judged(Borrowed objects, Request request, String tree) {
        String base = objects.text("rev-parse", request.before() + "^{tree}");
        List<Change> changes = new Landing(objects).changes(base, tree);
        Judgement judgement = judgement(objects, request, base, changes);
        if (!judgement.mayMerge()) {
            return new MergeOutcome.Refused(request.before(), request.tip(), Refusals.of(judgement));
        }
        return new MergeOutcome.Merged(
                request.before(),
                request.tip(),
                committed(objects, request, tree),
                changes.size(),
                judgement.firstWrites());
    }

    private String committed(Borrowed objects, Request request, String tree) {
        List<String> parents = List.of(request.before(), request.tip());
        String commit = new Commits(objects).commit(tree, parents, request.message(), request.at());
        String name = "refs/jarvis/merges/%s/%s/%s-%s"
                .formatted(
                        request.run(), request.instance(), Keeping.shortened(request.tip()), Keeping.shortened(commit));
        new Keeping(top, objects).keep(name, commit, List.of(request.before()));
        return commit;
    }

    private static boolean isAncestor(Borrowed objects, String older, String newer) {
        String[] command = {"merge-base", "--is-ancestor", older, newer};
        Git.Output output = objects.ask(new byte[0], command);
        if (output.exit() > 1) {
            throw objects.failed(output, command);
        }
        return output.exit() == 0;
    }
}
