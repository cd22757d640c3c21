package jarvis.dawg.intelligence;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A forecast of daily counts: the mean of the same weekday of the last four weeks. Simple, so that a better one has something to
 * be held against.
 */
final class Forecast {
    static final int WEEK = 7;
    private static final int WEEKS = 4;
    /** How many of the last days are forecast from the days before them, to see how far off that is. */
    private static final int TESTED = 14;

    private Forecast() {}

    /** The next seven days. */
    static double[] next(long[] days) {
        double[] next = new double[WEEK];
        for (int ahead = 0; ahead < WEEK; ahead++) {
            next[ahead] = of(days, days.length + ahead);
        }
        return next;
    }

    /**
     * How accurate it was on the last fourteen days: 1 - (sum of errors / sum of counts), the weighted absolute percentage error,
     * at least 0. Empty without four weeks before them, or where nothing was counted.
     */
    static OptionalDouble accuracy(long[] days) {
        int from = days.length - TESTED;
        long counted = Arrays.stream(days, Math.max(0, from), days.length).sum();
        if (from < WEEK * WEEKS || counted == 0) {
            return OptionalDouble.empty();
        }
        double off = 0;
        for (int day = from; day < days.length; day++) {
            off += Math.abs(days[day] - of(Arrays.copyOf(days, day), day));
        }
        return OptionalDouble.of(Math.max(0, 1 - off / counted));
    }

    private static double of(long[] known, int day) {
        double sum = 0;
        int weeks = 0;
        for (int back = day - WEEK; back >= 0 && weeks < WEEKS; back -= WEEK) {
            if (back < known.length) {
                sum += known[back];
                weeks++;
            }
        }
        return weeks == 0 ? 0 : sum / weeks;
    }
}
