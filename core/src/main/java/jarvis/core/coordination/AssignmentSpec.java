package jarvis.core.coordination;

import jarvis.core.plan.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the schedule says of one assignment.
 *
 * @param after assignments of the same phase that must have been claimed first (done, where they have a checkpoint of their own)
 * @param checkpoint the checkpoint that judges this assignment alone; null when the phase's does
 */
public record AssignmentSpec(
        AssignmentId id,
        Part part,
        List<AssignmentId> after,
        @Nullable String checkpoint) {
    public AssignmentSpec {
        after = List.copyOf(after);
    }

    public boolean full() {
        return part == Part.FULL;
    }
}
