package jarvis.core.agent;

/**
 * Tokens of one model, by what they are charged as.
 *
 * @param input read anew
 * @param cacheRead read from a cache; not in {@code input}
 * @param cacheWrite written to a cache; not in {@code input}
 * @param output written, thoughts included
 */
public record Tokens(long input, long cacheRead, long cacheWrite, long output) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0);

    public Tokens plus(Tokens other) {
        return new Tokens(
                input + other.input, cacheRead + other.cacheRead, cacheWrite + other.cacheWrite, output + other.output);
    }

    /** What came since an earlier count of the same counter; all of it where the counter began anew in between. */
    public Tokens since(Tokens earlier) {
        boolean anew = input < earlier.input
                || cacheRead < earlier.cacheRead
                || cacheWrite < earlier.cacheWrite
                || output < earlier.output;
        return anew
                ? this
                : new Tokens(
                        input - earlier.input,
                        cacheRead - earlier.cacheRead,
                        cacheWrite - earlier.cacheWrite,
                        output - earlier.output);
    }

    public long total() {
        return input + cacheRead + cacheWrite + output;
    }
}
