package jarvis.core.forecast;

import java.time.Duration;

/** Durations of work: {@code 5h 39m}, {@code 80h}, {@code 45s}. Never days, which are of 8 hours in estimates and of 24 elsewhere. */
public final class Hours {
    private static final Duration SHORT = Duration.ofMinutes(10);

    private Hours() {}

    /** Rounded to minutes; below ten minutes to seconds. */
    public static String of(Duration duration) {
        Duration rounded = duration.compareTo(SHORT) < 0 ? duration.plusMillis(500) : duration.plusSeconds(30);
        long hours = rounded.toHours();
        long minutes = rounded.toMinutesPart();
        if (duration.compareTo(SHORT) < 0) {
            String seconds = rounded.toSecondsPart() == 0 && minutes > 0 ? "" : rounded.toSecondsPart() + "s";
            return minutes == 0 ? seconds : minutes + "m" + (seconds.isEmpty() ? "" : " " + seconds);
        }
        return hours == 0 ? minutes + "m" : hours + "h" + (minutes == 0 ? "" : " " + minutes + "m");
    }
}
