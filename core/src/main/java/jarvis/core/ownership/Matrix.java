package jarvis.core.ownership;

import jarvis.core.ownership.Claims.Claim;
import jarvis.core.ownership.pattern.Rank;
import jarvis.core.ownership.pattern.TreePath;
import java.util.Collections;
import java.util.List;

/**
 * Every grant of a plan, and its rule for paths that none speaks of.
 *
 * <p>Of the grants that match a path those of the highest rank win; where instances are equal there, each may write it. A
 * lock is stronger than any grant.
 */
public final class Matrix {
    private final List<Grant> grants;
    private final Unowned unowned;
    private final Claims claims;

    public Matrix(List<Grant> grants, Unowned unowned) {
        this.grants = List.copyOf(grants);
        this.unowned = unowned;
        claims = Claims.of(this.grants);
    }

    public List<Grant> grants() {
        return grants;
    }

    public Unowned unowned() {
        return unowned;
    }

    /** What decides over a path, in the plan's order: one lock, or the grants of the highest rank, or nothing. */
    public List<Grant> deciding(TreePath path) {
        List<Claim> matching = claims.on(path);
        List<Grant> locks = matching.stream()
                .map(Claim::grant)
                .filter(grant -> grant.owner() instanceof Owner.Nobody)
                .limit(1)
                .toList();
        if (!locks.isEmpty() || matching.isEmpty()) {
            return locks;
        }
        Rank highest = Collections.max(
                matching.stream().map(claim -> claim.glob().rank()).toList());
        return matching.stream()
                .filter(claim -> claim.glob().rank().compareTo(highest) == 0)
                .map(Claim::grant)
                .distinct()
                .toList();
    }

    /** Whether a grant that lets the instance write the path spells out the name of the file. */
    boolean names(String instance, TreePath path) {
        return claims.on(path).stream()
                .anyMatch(claim -> claim.glob().name().equals(path.name()) && mayWrite(claim.grant(), instance));
    }

    /** Whether an instance may write a path, as far as it can be told before there is anything to be merged. */
    public boolean mayWrite(String instance, TreePath path) {
        List<Grant> deciding = deciding(path);
        return deciding.isEmpty()
                ? unowned == Unowned.ANYONE
                : deciding.stream().anyMatch(grant -> mayWrite(grant, instance));
    }

    static boolean mayWrite(Grant grant, String instance) {
        return switch (grant.owner()) {
            case Owner.Instance(String id) -> id.equals(instance);
            case Owner.Everybody _ -> true;
            case Owner.Nobody _ -> false;
        };
    }

    /** Where two owners meet; see {@link Overlap}. */
    public Overlaps overlaps() {
        return Overlaps.of(grants);
    }

    /** How many patterns a path is compared with. */
    int compared(TreePath path) {
        return claims.near(path).size();
    }
}
