package jarvis.runtime.dashboard;

import jarvis.core.reading.Clocks;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values that Jarvis knows by itself.
 *
 * @param asOf when they were true
 * @param now when they were looked at
 */
record Own(Origin origin, Instant asOf, Instant now) {
    static final String KIND = "self";
    static final Origin JARVIS = new Origin("jarvis", KIND, null);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Reading<JsonNode> text(String value) {
        return good(JSON.stringNode(value), Meaning.PLAIN, List.of());
    }

    Reading<JsonNode> number(long value, Meaning meaning) {
        return good(JSON.numberNode(value), meaning, List.of());
    }

    Reading<JsonNode> good(JsonNode value, Meaning meaning, List<String> notes) {
        return new Reading.Good<>(value, provenance(meaning, notes));
    }

    Provenance provenance(Meaning meaning, List<String> notes) {
        return new Provenance(origin, new Clocks(asOf, now, now, null), Limits.NONE, meaning, List.of(), notes);
    }
}
