package jarvis.runtime.alert;

import jarvis.core.condition.Figure;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Readings as rules see them. */
final class Figures {
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST = 200;

    private Figures() {}

    /** @param settled whether every source was asked before; until then a value that nobody states is only not there yet */
    static Reading<Figure> of(Map<String, Reading<JsonNode>> readings, String name, boolean settled) {
        Reading<JsonNode> reading = readings.get(name);
        Cause cause = reading == null ? null : reading.cause();
        boolean absent = cause == null ? reading == null : cause.reason() == Reason.NOT_CONFIGURED;
        if (absent && !settled) {
            return new Reading.Bad<>(
                    new Cause(Reason.WAITING_INITIAL, "Not every source was asked yet."),
                    Reading.<Figure>notConfigured("", Meaning.PLAIN).provenance());
        }
        return reading == null ? Reading.notConfigured(unstated(name), Meaning.PLAIN) : figure(reading);
    }

    private static String unstated(String name) {
        return "No source states " + name + ".";
    }

    private static Reading<Figure> figure(Reading<JsonNode> reading) {
        return switch (reading) {
            case Reading.Good<JsonNode>(JsonNode value, var from) -> new Reading.Good<>(figure(value), from);
            case Reading.Uncertain<JsonNode>(JsonNode value, Cause cause, var from) ->
                new Reading.Uncertain<>(figure(value), cause, from);
            case Reading.Bad<JsonNode>(Cause cause, var from) -> new Reading.Bad<>(cause, from);
        };
    }

    private static Figure figure(JsonNode value) {
        if (value.isNumber()) {
            return new Figure.Amount(value.decimalValue());
        }
        return new Figure.Words(shortened(value.isString() ? value.stringValue() : value.toString()));
    }

    private static String shortened(@Nullable String text) {
        String plain = UNPRINTABLE.matcher(String.valueOf(text)).replaceAll(" ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
    }
}
