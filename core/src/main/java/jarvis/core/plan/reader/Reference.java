package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Place;
import org.jspecify.annotations.Nullable;

/**
 * A mention of an instance in a text.
 *
 * @param id null when the plan has no such instance
 * @param written completed with the kind: {@code Instance 2} for the 2 of {@code Instances 1 & 2}
 * @param shown as it stands
 */
record Reference(@Nullable String id, String written, String shown, int start, int end) {
    /** Where it stands in the line that it was read from. */
    Place in(Line line) {
        return line.placeOf(shown, start);
    }
}
