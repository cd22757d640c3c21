package jarvis.core.coordination;

import jarvis.core.merge.Landing;
import java.util.List;

/**
 * The merge that made a checkpoint fail, and the integration branch without it.
 *
 * @param before the tip that was judged
 * @param after the tip without it; the same where others cannot stay without it
 * @param standing the merges that stand on that branch then
 * @param reason how it was found, and what became of it
 */
public record Blame(
        AssignmentId assignment,
        String repository,
        String before,
        String after,
        List<Landing> standing,
        String reason) {
    public Blame {
        standing = List.copyOf(standing);
    }

    boolean takesBack() {
        return !before.equals(after);
    }
}
