package jarvis.core.forecast;

/**
 * Chance as a function: the same seed, run, instance and round give the same likelihood, in whatever order they are asked for. So
 * two forecasts of one seed differ by what was asked and by nothing else. SplitMix64 (Steele, Lea, Flood 2014).
 */
final class Luck {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS = 53;
    private static final double UNIT = 1.0 / (1L << BITS);

    private final long run;

    Luck(long seed, long run) {
        this.run = mixed(mixed(seed + GOLDEN) + run * GOLDEN);
    }

    /** From 0 to 1, 1 excluded. */
    double likelihood(int instance, int round) {
        return (mixed(run + (((long) round << 32) + instance + 1) * GOLDEN) >>> (Long.SIZE - BITS)) * UNIT;
    }

    private static long mixed(long value) {
        long mixing = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixing = (mixing ^ (mixing >>> 27)) * 0x94D049BB133111EBL;
        return mixing ^ (mixing >>> 31);
    }
}
