package jarvis.runtime.server.telemetry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One export of OTLP metrics, as JSON has them. Only what counts tokens and money is read.
 *
 * @param points what was counted since the export before
 * @param totals how many points were left out, since they count from a beginning that nobody here knows
 */
record Metrics(List<Point> points, int totals) {
    private static final int MOST_DIGITS = 40;
    private static final String DELTA = "1";
    private static final String DELTA_NAME = "AGGREGATION_TEMPORALITY_DELTA";

    Metrics {
        points = List.copyOf(points);
    }

    /**
     * What one counter counted in a while.
     *
     * @param metric its name
     * @param attributes what it is of
     * @param until when that while ended, in nanoseconds since 1970
     */
    record Point(String metric, Map<String, String> attributes, long until, BigDecimal value) {
        Point {
            attributes = Map.copyOf(attributes);
        }

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }

        /** The counter that it is of. */
        String series() {
            return metric + new TreeMap<>(attributes);
        }
    }

    static Metrics of(JsonNode export) {
        List<Point> points = new ArrayList<>();
        AtomicInteger totals = new AtomicInteger();
        under(Stream.of(export), "resourceMetrics", "scopeMetrics", "metrics").forEach(metric -> {
            JsonNode sum = metric.path("sum");
            String temporality = sum.path("aggregationTemporality").asString("");
            if (temporality.equals(DELTA) || temporality.equals(DELTA_NAME)) {
                String name = metric.path("name").asString("");
                sum.path("dataPoints").values().forEach(point -> points.add(point(name, point)));
            } else {
                totals.addAndGet(sum.path("dataPoints").size());
            }
        });
        return new Metrics(points, totals.get());
    }

    /** What stands in the lists of that name, one in another. */
    private static Stream<JsonNode> under(Stream<JsonNode> from, String... lists) {
        Stream<JsonNode> found = from;
        for (String list : lists) {
            found = found.flatMap(node -> node.path(list).values().stream());
        }
        return found;
    }

    private static Point point(String metric, JsonNode point) {
        Map<String, String> attributes = new TreeMap<>();
        under(Stream.of(point), "attributes")
                .forEach(attribute -> attributes.put(
                        attribute.path("key").asString(""),
                        attribute.path("value").path("stringValue").asString("")));
        return new Point(metric, attributes, number(point.path("timeUnixNano")).longValue(), value(point));
    }

    private static BigDecimal value(JsonNode point) {
        return number(point.has("asInt") ? point.path("asInt") : point.path("asDouble"));
    }

    /** JSON has 64-bit numbers as text; what is none, or none that anybody counts to, counts nothing. */
    private static BigDecimal number(JsonNode value) {
        try {
            BigDecimal number = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString("0"));
            boolean sane = Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
            return sane ? number : BigDecimal.ZERO;
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
