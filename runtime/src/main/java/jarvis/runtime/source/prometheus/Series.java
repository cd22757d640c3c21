package jarvis.runtime.source.prometheus;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Reason;
import jarvis.runtime.source.Form;
import jarvis.runtime.source.Scalars;
import jarvis.runtime.source.form.Malformed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one series that an answer of the server holds. */
final class Series {
    private static final Set<String> NOT_FINITE = Set.of("NaN", "+Inf", "-Inf", "Inf");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String type;
    private final JsonNode series;
    private final boolean warned;

    private Series(String type, JsonNode series, boolean warned) {
        this.type = type;
        this.series = series;
        this.warned = warned;
    }

    /** An answer that gives no value. */
    static final class Unusable extends Exception {
        private final transient Cause cause;

        Unusable(Reason reason, String sentence) {
            super(sentence);
            this.cause = new Cause(reason, sentence);
        }

        Cause why() {
            return cause;
        }
    }

    static Series in(byte[] answer) throws Unusable {
        try {
            JsonNode all = Form.JSON.read(answer);
            JsonNode data = all.path("data");
            String type = data.path("resultType").asString("");
            boolean warned = !all.path("warnings").isEmpty();
            return new Series(type, single(type, data.path("result")), warned);
        } catch (Malformed e) {
            throw new Unusable(Reason.INVALID, "Its answer cannot be used. " + e.getMessage());
        }
    }

    private static JsonNode single(String type, JsonNode result) throws Unusable {
        if (type.equals("scalar") && result.isArray()) {
            return JSON.objectNode().set("value", result);
        }
        if (!(type.equals("vector") || type.equals("matrix")) || !result.isArray()) {
            throw new Unusable(Reason.INVALID, "Its answer is none of Prometheus.");
        }
        if (result.isEmpty()) {
            throw new Unusable(Reason.INVALID, "No series answers the query: what it asks for has vanished.");
        }
        if (result.size() > 1) {
            throw new Unusable(
                    Reason.CONFIG_ERROR,
                    result.size() + " series answer the query, and a value is one. Aggregate them, as with sum(...).");
        }
        if (result.path(0).has("histogram") || result.path(0).has("histograms")) {
            throw new Unusable(
                    Reason.CONFIG_ERROR,
                    "A histogram answers the query. Ask for one number, as histogram_quantile does.");
        }
        return result.path(0);
    }

    boolean vector() {
        return type.equals("vector");
    }

    /** When the expression was evaluated, or of a span, the time of its last point. */
    Instant at() throws Unusable {
        JsonNode points = series.path("values");
        return time(points.isArray() ? points.path(points.size() - 1) : series.path("value"));
    }

    private static Instant time(JsonNode sample) throws Unusable {
        Instant time = Scalars.instant(sample.path(0));
        if (time == null) {
            throw new Unusable(Reason.INVALID, "A sample in its answer has no time.");
        }
        return time;
    }

    BigDecimal number() throws Unusable {
        BigDecimal number = number(series.path("value"));
        if (number == null) {
            throw new Unusable(Reason.UNDEFINED, "The query has no finite value now, as when it divides by zero.");
        }
        return number;
    }

    /** Null where it is not a finite one. */
    private static @Nullable BigDecimal number(JsonNode sample) throws Unusable {
        String text = sample.path(1).asString("");
        try {
            return NOT_FINITE.contains(text) ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Unusable(Reason.INVALID, "A sample in its answer is no number.");
        }
    }

    /** Every point of a span; a gap where it has no finite value. */
    ArrayNode points() throws Unusable {
        ArrayNode points = JSON.arrayNode();
        for (JsonNode sample : series.path("values")) {
            BigDecimal number = number(sample);
            points.addObject().put("at", time(sample).toString()).set("value", JSON.numberNode(number));
        }
        if (points.isEmpty()) {
            throw new Unusable(Reason.INVALID, "Its answer has no points.");
        }
        return points;
    }

    /** @param at when it was true; null: not known */
    ObjectNode shown(JsonNode value, @Nullable Instant at) {
        ObjectNode shown = JSON.objectNode();
        shown.set("value", value);
        if (at != null) {
            shown.put("at", at.toString());
        }
        shown.set("labels", series.path("metric").isObject() ? series.path("metric") : JSON.objectNode());
        if (warned) {
            shown.put("warned", true);
        }
        return shown;
    }
}
