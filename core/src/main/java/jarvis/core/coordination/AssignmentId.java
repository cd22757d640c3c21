package jarvis.core.coordination;

/** An instance's part in one phase, written {@code phase-2/instance-4}. */
public record AssignmentId(String phase, String instance) {
    @Override
    public String toString() {
        return phase + "/" + instance;
    }
}
