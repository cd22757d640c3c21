package jarvis.core.plan.reader;

import jarvis.core.plan.Phase;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import java.util.List;

/**
 * A phase with the section it was read from.
 *
 * @param gates the lines in which it speaks of its checkpoint
 */
record PhaseDraft(Phase phase, Section section, List<Line> gates) {
    String id() {
        return phase.id();
    }
}
