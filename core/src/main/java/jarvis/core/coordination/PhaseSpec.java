package jarvis.core.coordination;

import java.util.List;

/**
 * What the schedule says of one phase; phases follow one another.
 *
 * @param checkpoints ids of what gates it, run one after another; a phase without any ends on claims, unverified
 */
public record PhaseSpec(String id, String name, List<AssignmentSpec> assignments, List<String> checkpoints) {
    public PhaseSpec {
        assignments = List.copyOf(assignments);
        checkpoints = List.copyOf(checkpoints);
    }
}
