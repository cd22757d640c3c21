package jarvis.core.plan;

/** One line of a gate: a shell command (possibly over several lines), or a sentence for a person. */
public record Step(StepKind kind, String text, int line) {}
