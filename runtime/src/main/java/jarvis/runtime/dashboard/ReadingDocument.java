package jarvis.runtime.dashboard;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A reading's provenance as JSON. */
final class ReadingDocument {
    private ReadingDocument() {}

    /** All but the clocks that move with every asking. */
    static ObjectNode standing(Reading<?> reading) {
        Provenance provenance = reading.provenance();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("quality", reading.quality().word());
        Cause cause = reading.cause();
        if (cause != null) {
            json.put("reason", cause.reason().word());
            json.put("detail", cause.detail());
        }
        json.put("asOf", moving(provenance) ? null : text(provenance.clocks().asOf()));
        json.put("source", provenance.origin().source());
        json.put("kind", provenance.origin().kind());
        put(json, "revision", provenance.origin().revision());
        meaning(json, provenance.meaning());
        limits(json, provenance.limits());
        list(json, "notes", provenance.notes());
        inputs(json, provenance.derivedFrom());
        return json;
    }

    /** The clocks that move with every asking. */
    static void clocks(ObjectNode json, Provenance provenance) {
        Clocks clocks = provenance.clocks();
        json.put("asOf", text(clocks.asOf()));
        json.put("fetchedAt", text(clocks.fetchedAt()));
        json.put("checkedAt", text(clocks.checkedAt()));
        put(json, "nextAttemptAt", text(clocks.nextAttemptAt()));
    }

    /** What Jarvis knows by itself is true whenever it is asked. */
    private static boolean moving(Provenance provenance) {
        return provenance.origin().kind().equals(Own.KIND);
    }

    private static void meaning(ObjectNode json, Meaning meaning) {
        put(json, "unit", meaning.unit());
        put(json, "definition", meaning.definition());
        put(json, "meaning", meaning.words());
    }

    private static void limits(ObjectNode json, Limits limits) {
        put(
                json,
                "warnAfter",
                limits.warnAfter() == null ? null : limits.warnAfter().toString());
        put(
                json,
                "errorAfter",
                limits.errorAfter() == null ? null : limits.errorAfter().toString());
    }

    private static void list(ObjectNode json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = json.putArray(name);
            texts.forEach(list::add);
        }
    }

    private static void inputs(ObjectNode json, List<Provenance.Input> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        ArrayNode list = json.putArray("derivedFrom");
        for (Provenance.Input input : inputs) {
            ObjectNode one = standing(input.reading());
            one.put("name", input.name());
            input.reading().fold(value -> put(one, "value", value), _ -> false);
            list.add(one);
        }
    }

    /** A whole document that was calculated with is not repeated in each figure. */
    private static boolean put(ObjectNode json, String name, Object value) {
        if (value instanceof JsonNode node) {
            json.set(name, node);
        }
        return true;
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
