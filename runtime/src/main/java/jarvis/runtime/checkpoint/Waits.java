package jarvis.runtime.checkpoint;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How long the WAIT steps of a round sleep by their own words. */
final class Waits {
    private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s+((?:\\d*\\.?\\d+[smhd]?\\s*)+)");
    private static final Pattern TIME = Pattern.compile("(\\d*\\.?\\d+)([smhd]?)");
    private static final double MOST_SECONDS = 86400;

    private Waits() {}

    static Duration in(List<Step> steps) {
        double seconds = steps.stream()
                .filter(step -> step.kind() == StepKind.WAIT)
                .flatMap(step -> SLEEP.matcher(step.text()).results())
                .flatMap(sleep -> TIME.matcher(sleep.group(1)).results())
                .mapToDouble(Waits::seconds)
                .sum();
        return Duration.ofMillis(Math.round(Math.min(seconds, MOST_SECONDS) * 1000));
    }

    private static double seconds(MatchResult time) {
        double unit = switch (time.group(2)) {
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86400;
            default -> 1;
        };
        return Double.parseDouble(time.group(1)) * unit;
    }
}
