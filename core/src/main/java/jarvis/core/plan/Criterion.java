package jarvis.core.plan;

import org.jspecify.annotations.Nullable;

/** A success criterion, of one instance or (null) of the whole plan. */
public record Criterion(@Nullable String instance, String text, int line) {}
