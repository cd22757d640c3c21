package jarvis.runtime.alert;

import jarvis.core.condition.Figure;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.runtime.source.Scalars;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Readings as rules see them. */
final class Figures {
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
            case Reading.Good<JsonNode>(JsonNode value, var from) -> new Reading.Good<>(Scalars.figure(value), from);
            case Reading.Uncertain<JsonNode>(JsonNode value, Cause cause, var from) ->
                new Reading.Uncertain<>(Scalars.figure(value), cause, from);
            case Reading.Bad<JsonNode>(Cause cause, var from) -> new Reading.Bad<>(cause, from);
        };
    }
}
