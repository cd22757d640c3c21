package jarvis.core.plan;

/**
 * A row of the file ownership matrix.
 *
 * @param path the pattern as written
 * @param owner an instance id, or {@code all}, or the word as written where it names no instance
 */
public record Ownership(String path, String owner, String purpose, int line) {
    public static final String ALL = "all";
}
