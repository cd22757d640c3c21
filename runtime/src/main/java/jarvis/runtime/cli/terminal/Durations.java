package jarvis.runtime.cli.terminal;

import java.time.Duration;

/** Durations in the form in which they are written in jarvis.yaml: {@code 1h30m}, {@code 90s}, {@code 500ms}. */
public final class Durations {
    private Durations() {}

    public static String of(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSeconds() <= 90) {
            return duration.toSeconds() + "s";
        }
        String days = part(duration.toDaysPart(), "d");
        String hours = part(duration.toHoursPart(), "h");
        String minutes = part(duration.toMinutesPart(), "m");
        String seconds = duration.toHours() > 0 ? "" : part(duration.toSecondsPart(), "s");
        return days + hours + minutes + seconds;
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
