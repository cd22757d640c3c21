package jarvis.runtime.checkpoint;

import jarvis.core.coordination.Evidence;
import java.util.List;

/**
 * What one round found.
 *
 * @param moved paths that changed in the roots while it ran, and not by a step that is there to change them; when there are
 *     any, the evidence is about a tree that is no more, and the round is void
 * @param problems sentences for the user about what went wrong beside the verdict
 */
public record Finding(Evidence evidence, List<String> moved, List<String> problems) {
    public Finding {
        moved = List.copyOf(moved);
        problems = List.copyOf(problems);
    }
}
