package jarvis.core.ownership;

import jarvis.core.ownership.pattern.Folding;
import jarvis.core.ownership.pattern.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known to decide over the changes of one instance.
 *
 * @param firstWriters who wrote which path first, of those that nobody owns
 * @param tree the paths of the tree that was changed
 */
public record Merge(
        Matrix matrix, String instance, Map<String, String> firstWriters, Set<Permission> permissions, Spellings tree) {

    public Merge {
        firstWriters = Map.copyOf(firstWriters);
        permissions = Set.copyOf(permissions);
    }

    /** The same order as the changes. */
    public Judgement judge(List<Change> changes) {
        Spellings changed = Spellings.changed(changes);
        return new Judgement(
                changes.stream().map(change -> judged(change, changed)).toList());
    }

    /** A rename writes both of its ends; a copy leaves its model as it was. */
    private Judgement.Judged judged(Change change, Spellings changed) {
        List<Verdict> verdicts = new ArrayList<>(2);
        Change.Side before = change.before();
        Change.Side after = change.after();
        boolean nested = (before != null && before.isRepository()) || (after != null && after.isRepository());
        if (before != null && change.gone() != null) {
            verdicts.add(end(before.path(), Permission.GONE, nested));
        }
        if (after != null) {
            verdicts.add(refusal(change, after, changed)
                    .<Verdict>map(reason -> new Verdict.Refused(after.path(), reason))
                    .orElseGet(() -> end(after.path(), after.hash(), nested)));
        }
        return new Judgement.Judged(change, verdicts);
    }

    /** Why what is there now cannot be, whoever owns it. */
    private Optional<Reason> refusal(Change change, Change.Side after, Spellings changed) {
        @Nullable Reason path = refusal(after.path());
        if (path != null) {
            return Optional.of(path);
        }
        if (change.fresh() != null && tree.collides(after.path(), changed)) {
            return Optional.of(Reason.SPELLING);
        }
        return after.isLink() ? Link.trouble(new TreePath(after.path()), change.target()) : Optional.empty();
    }

    private static @Nullable Reason refusal(String text) {
        Optional<TreePath> path = TreePath.of(text);
        if (path.isEmpty()) {
            return Reason.NOT_NORMAL;
        }
        return path.get().names().stream().anyMatch(Folding::isGit) ? Reason.GIT_FOLDER : null;
    }

    private Verdict end(String text, String hash, boolean nested) {
        @Nullable Reason reason = refusal(text);
        if (reason != null) {
            return new Verdict.Refused(text, reason);
        }
        Verdict verdict = guarded(new TreePath(text), nested);
        Permission permission = new Permission(instance, text, hash);
        return verdict instanceof Verdict.Ask && permissions.contains(permission)
                ? new Verdict.Permitted(text, permission)
                : verdict;
    }

    /** Nested repositories need a grant, and what git reads one that names it. */
    private Verdict guarded(TreePath path, boolean nested) {
        Verdict verdict = owned(path);
        boolean granted = verdict instanceof Verdict.Allowed || verdict instanceof Verdict.Shared;
        if (!(verdict instanceof Verdict.Yes)) {
            return verdict;
        }
        if (Folding.isReadByGit(path.name()) && !(granted && matrix.names(instance, path))) {
            return new Verdict.Unnamed(path.text());
        }
        return nested && !granted ? new Verdict.Nested(path.text()) : verdict;
    }

    private Verdict owned(TreePath path) {
        List<Grant> deciding = matrix.deciding(path);
        if (deciding.isEmpty()) {
            return unowned(path.text());
        }
        Grant first = deciding.getFirst();
        if (first.owner() instanceof Owner.Nobody) {
            return new Verdict.Locked(path.text(), first);
        }
        if (deciding.stream().noneMatch(this::mine)) {
            return new Verdict.Foreign(path.text(), deciding);
        }
        boolean alone = deciding.stream().allMatch(grant -> grant.owner().equals(Owner.instance(instance)));
        return alone ? new Verdict.Allowed(path.text(), first) : new Verdict.Shared(path.text(), deciding);
    }

    private boolean mine(Grant grant) {
        return Matrix.mayWrite(grant, instance);
    }

    private Verdict unowned(String path) {
        if (matrix.unowned() == Unowned.NOBODY) {
            return new Verdict.Unowned(path);
        }
        String first = firstWriters.get(path);
        if (first == null) {
            return new Verdict.First(path);
        }
        return first.equals(instance) ? new Verdict.Again(path) : new Verdict.Second(path, first);
    }
}
