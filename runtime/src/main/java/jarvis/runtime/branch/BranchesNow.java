package jarvis.runtime.branch;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of all branches of a run. Immutable.
 *
 * @param revision grows when a look found something else than the one before
 * @param byInstance only those that were looked at
 */
public record BranchesNow(long revision, Map<String, BranchNow> byInstance) {
    public static final BranchesNow NONE = new BranchesNow(0, Map.of());

    public BranchesNow {
        byInstance = Map.copyOf(byInstance);
    }

    public Optional<BranchNow> of(String instance) {
        return Optional.ofNullable(byInstance.get(instance));
    }

    /** The same with newer looks; the revision stays where these say nothing new. */
    public BranchesNow with(Map<String, BranchNow> newer) {
        boolean same = newer.size() == byInstance.size()
                && newer.entrySet().stream()
                        .allMatch(entry -> of(entry.getKey())
                                .filter(entry.getValue()::saysTheSameAs)
                                .isPresent());
        return new BranchesNow(same ? revision : revision + 1, newer);
    }
}
