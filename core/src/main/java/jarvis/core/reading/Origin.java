package jarvis.core.reading;

import org.jspecify.annotations.Nullable;

/**
 * Where a value came from.
 *
 * @param source its name in the configuration; empty when there is none
 * @param kind file, http, ...; {@code derived} for what was calculated
 * @param revision tells one state of the source from another, as a content hash or an ETag; null: not known
 */
public record Origin(String source, String kind, @Nullable String revision) {
    public static final Origin NONE = new Origin("", "none", null);
    public static final Origin DERIVED = new Origin("", "derived", null);
}
