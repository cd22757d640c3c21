package jarvis.dawg.music;

import java.util.List;

/** Seeded chance by SplitMix64, written out so that no release of Java changes a piece. One thread. */
final class Chance {
    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** A stream of its own for each purpose: what one part draws changes no other. */
    static Chance keyed(long seed, String purpose) {
        return new Chance(mixed(seed + 0x9E3779B97F4A7C15L) ^ mixed(purpose.hashCode() * 0xC2B2AE3D27D4EB4FL));
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    int below(int bound) {
        state += 0x9E3779B97F4A7C15L;
        return (int) ((mixed(state) >>> 33) % bound);
    }

    boolean percent(int likelihood) {
        return below(100) < likelihood;
    }

    /** From minus the spread to plus the spread. */
    int around(int spread) {
        return below(2 * spread + 1) - spread;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
