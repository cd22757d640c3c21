package jarvis.core.ownership;

import jarvis.core.ownership.pattern.PathPattern;

/**
 * What the plan gives to an owner.
 *
 * @param line where it stands in the plan, from 1; 0 where it does not stand there
 */
public record Grant(Owner owner, PathPattern pattern, int line) {
    /** Such as {@code "src/**" of instance-1 (line 12)}. */
    public String text() {
        return "\"%s\" of %s%s".formatted(pattern.text(), owner.text(), line == 0 ? "" : " (line %d)".formatted(line));
    }
}
