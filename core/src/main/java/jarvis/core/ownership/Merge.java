package jarvis.core.ownership;

import jarvis.core.ownership.pattern.Folding;
import jarvis.core.ownership.pattern.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
            verdicts.add(verdict(new End(before.path(), Permission.GONE, nested), _ -> Optional.empty()));
        }
        if (after != null) {
            verdicts.add(verdict(
                    new End(after.path(), after.hash(), nested), path -> refusal(path, after, change, changed)));
        }
        return new Judgement.Judged(change, verdicts);
    }

    /** A path that is written, and what is there then. */
    private record End(String path, String hash, boolean nested) {}

    private Verdict verdict(End end, Function<TreePath, Optional<Reason>> more) {
        Optional<TreePath> path = TreePath.of(end.path());
        if (path.isEmpty()) {
            return new Verdict.Refused(end.path(), Reason.NOT_NORMAL);
        }
        if (path.get().names().stream().anyMatch(Folding::isGit)) {
            return new Verdict.Refused(end.path(), Reason.GIT_FOLDER);
        }
        return more.apply(path.get())
                .<Verdict>map(reason -> new Verdict.Refused(end.path(), reason))
                .orElseGet(() -> permitted(guarded(path.get(), end.nested()), end));
    }

    /** Why what is there now cannot be, whoever owns it. */
    private Optional<Reason> refusal(TreePath path, Change.Side after, Change change, Spellings changed) {
        if (change.fresh() != null && tree.collides(path.text(), changed)) {
            return Optional.of(Reason.SPELLING);
        }
        return after.isLink() ? Link.trouble(path, change.target()) : Optional.empty();
    }

    private Verdict permitted(Verdict verdict, End end) {
        Permission permission = new Permission(instance, end.path(), end.hash());
        return verdict instanceof Verdict.Ask && permissions.contains(permission)
                ? new Verdict.Permitted(end.path(), permission)
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
