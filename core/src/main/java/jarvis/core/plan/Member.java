package jarvis.core.plan;

/** An instance that takes part in a phase. */
public record Member(String instance, Part part) {}
