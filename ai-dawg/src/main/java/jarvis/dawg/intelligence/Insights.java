package jarvis.dawg.intelligence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What stands out in a series of daily counts, in sentences; nothing where nothing does. */
final class Insights {
    private static final double NOTEWORTHY = 0.01;
    private static final double DEVIATIONS = 3;
    private static final int LEAST = 14;

    private Insights() {}

    static List<String> of(String what, long[] days) {
        List<String> found = new ArrayList<>();
        if (days.length < LEAST) {
            return found;
        }
        double mean = Arrays.stream(days).average().orElse(0);
        double slope = slope(days);
        if (mean > 0 && Math.abs(slope) / mean > NOTEWORTHY) {
            found.add(String.format(
                    Locale.ROOT,
                    "%s %s by %.1f a day over the last %d days (%.1f a day on average).",
                    what,
                    slope > 0 ? "rose" : "fell",
                    Math.abs(slope),
                    days.length,
                    mean));
        }
        long last = days[days.length - 1];
        long[] before = Arrays.copyOf(days, days.length - 1);
        double usual = Arrays.stream(before).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(before)
                .mapToDouble(day -> (day - usual) * (day - usual))
                .average()
                .orElse(0));
        if (deviation > 0 && Math.abs(last - usual) > DEVIATIONS * deviation) {
            found.add(String.format(
                    Locale.ROOT,
                    "%s of yesterday, %d, are more than three standard deviations from the usual %.1f.",
                    what,
                    last,
                    usual));
        }
        return found;
    }

    /** Of the line of least squares, per day. */
    static double slope(long[] days) {
        double middle = (days.length - 1) / 2.0;
        double mean = Arrays.stream(days).average().orElse(0);
        double over = 0;
        double under = 0;
        for (int day = 0; day < days.length; day++) {
            over += (day - middle) * (days[day] - mean);
            under += (day - middle) * (day - middle);
        }
        return under == 0 ? 0 : over / under;
    }
}
