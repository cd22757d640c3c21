package jarvis.core.plan;

/** A line of the blockers log that the plan shows: a hint about an instance, never raised by itself. */
public record InitialBlocker(String instance, String text, int line) {}
