package jarvis.runtime.view;

import jarvis.core.forecast.Hours;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a run took and what is left of it in a line or two, from its document. */
final class TimingText {
    private static final long MILLIS = 1_000;

    private TimingText() {}

    /** @return nothing before the run was launched */
    static List<String> of(JsonNode timing) {
        List<String> lines = new ArrayList<>();
        if (!timing.path("wallSeconds").isNumber()) {
            return lines;
        }
        String took = "worked " + time(timing, "workSeconds") + " in " + time(timing, "wallSeconds");
        lines.add(
                timing.path("efficiency").isNumber()
                        ? took
                                + String.format(
                                        Locale.ROOT,
                                        ", efficiency %.2fx",
                                        timing.path("efficiency").asDouble())
                        : took);
        JsonNode forecast = timing.path("forecast");
        if (forecast.isObject() && forecast.path("p90Seconds").asDouble() > 0) {
            String least = forecast.path("atLeast").asBoolean(false) ? "at least " : "";
            lines.add("left: P50 " + least + time(forecast, "p50Seconds") + ", P90 " + least
                    + time(forecast, "p90Seconds") + " of work; "
                    + PlainText.line(forecast.path("limit").path("sentence").asString("")));
        }
        return lines;
    }

    /** For each assignment that began such as {@code 12m of 1h to 2h}, by its id. */
    static Map<String, String> each(JsonNode timing) {
        Map<String, String> all = new HashMap<>();
        timing.path("assignments").values().stream()
                .filter(line -> line.path("workedSeconds").isNumber())
                .forEach(line -> all.put(line.path("id").asString(""), line(line)));
        return all;
    }

    private static String line(JsonNode line) {
        String worked = time(line, "workedSeconds");
        if (!line.path("mostSeconds").isNumber()) {
            return worked;
        }
        String least = time(line, "leastSeconds");
        String most = time(line, "mostSeconds");
        String span = least.equals(most) ? most : least + " to " + most;
        return worked + " of " + span + (line.path("over").asBoolean(false) ? ", over its estimate" : "");
    }

    private static String time(JsonNode of, String field) {
        return Hours.of(Duration.ofMillis(Math.round(of.path(field).asDouble() * MILLIS)));
    }
}
