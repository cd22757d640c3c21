package jarvis.core.plan;

/** Something an instance promises to hand over, as written, without its tick mark. */
public record Deliverable(String text, int line) {}
