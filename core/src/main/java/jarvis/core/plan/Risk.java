package jarvis.core.plan;

/** A risk with its mitigation; the owner is an instance id where it names one, else the word as written ({@code All}). */
public record Risk(String risk, String mitigation, String owner, int line) {}
