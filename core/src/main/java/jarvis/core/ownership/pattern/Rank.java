package jarvis.core.ownership.pattern;

import java.util.Comparator;

/**
 * How specific a pattern is: the more letters it spells out the more, then the fewer {@code **}, then the fewer other
 * wildcards.
 *
 * <p>Slashes do not count, and a path that owns what lies beneath it counts one {@code **}, so that {@code src},
 * {@code src/} and {@code src/**} rank the same. Any two compare; equal ones are told apart by nothing.
 */
public record Rank(int letters, int folders, int wildcards) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::letters)
            .thenComparing(Comparator.comparingInt(Rank::folders).reversed())
            .thenComparing(Comparator.comparingInt(Rank::wildcards).reversed());

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
