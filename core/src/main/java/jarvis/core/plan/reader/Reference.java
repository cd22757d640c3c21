package jarvis.core.plan.reader;

import org.jspecify.annotations.Nullable;

/**
 * A mention of an instance in a text.
 *
 * @param id null when the plan has no such instance
 * @param written as it stands, or completed with the kind: {@code Instance 2} for the 2 of {@code Instances 1 & 2}
 */
record Reference(@Nullable String id, String written, int start, int end) {}
