package jarvis.runtime.agent;

import java.util.List;

/**
 * The branch that an instance works on.
 *
 * @param integration the branch that it is merged into
 * @param conflicts the paths in which it contradicts what others had merged
 */
public record OwnBranch(String name, String integration, List<String> conflicts) {
    public OwnBranch {
        conflicts = List.copyOf(conflicts);
    }
}
