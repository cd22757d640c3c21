package jarvis.runtime.workspace.keep;

import java.time.Instant;

/**
 * A salvage ref.
 *
 * @param ref its full name, {@code refs/jarvis/salvage/RUN/INSTANCE/N-why}
 * @param made when the commit was made
 * @param subject the first line of its message
 */
public record Kept(String ref, String commit, Instant made, String subject) {
    static final String ROOT = "refs/jarvis/salvage/";

    /** Whether it is meant by a name, with or without what all such refs begin with. */
    boolean named(String name) {
        return ref.equals(name) || shortName().equals(name);
    }

    /** Such as {@code run-1/instance-1/3-stash}. */
    public String shortName() {
        return ref.substring(ROOT.length());
    }

    public String run() {
        return part(0);
    }

    public String instance() {
        return part(1);
    }

    /** Its number and why it was made, such as {@code 3-stash}. */
    public String name() {
        return part(2);
    }

    private String part(int number) {
        return ref.substring(ROOT.length()).split("/", 3)[number];
    }
}
