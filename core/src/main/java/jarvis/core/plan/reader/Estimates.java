package jarvis.core.plan.reader;

import jarvis.core.plan.Estimate;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something takes: {@code 1-2 hours}, {@code ~30 min}, {@code 2 weeks}. A day is 8 working hours, a week 40. */
final class Estimates {
    private static final Pattern RANGE = Pattern.compile(
            "(\\d{1,5}(?:\\.\\d{1,3})?)(?:\\s?(?:-|\\u2013|\\u2014|to)\\s?(\\d{1,5}(?:\\.\\d{1,3})?))?\\s?"
                    + "(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)\\b",
            Pattern.CASE_INSENSITIVE);

    private Estimates() {}

    static Optional<Estimate> of(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.find()) {
            return Optional.empty();
        }
        double unit = minutes(range.group(3));
        double least = Double.parseDouble(range.group(1));
        double most = range.group(2) == null ? least : Double.parseDouble(range.group(2));
        return Optional.of(new Estimate(
                Duration.ofMinutes(Math.round(Math.min(least, most) * unit)),
                Duration.ofMinutes(Math.round(Math.max(least, most) * unit)),
                text));
    }

    private static double minutes(String unit) {
        return switch (Character.toLowerCase(unit.charAt(0))) {
            case 'h' -> 60;
            case 'd' -> 8 * 60;
            case 'w' -> 40 * 60;
            default -> 1;
        };
    }
}
