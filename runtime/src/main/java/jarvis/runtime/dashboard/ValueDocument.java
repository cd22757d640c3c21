package jarvis.runtime.dashboard;

import jarvis.core.reading.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One value with its whole provenance. */
public final class ValueDocument {
    private ValueDocument() {}

    public static ObjectNode of(String name, Reading<JsonNode> reading) {
        ObjectNode document = ReadingDocument.standing(reading);
        ReadingDocument.clocks(document, reading.provenance());
        document.put("name", name);
        document.set("value", reading.<JsonNode>fold(value -> value, _ -> NullNode.instance));
        return document;
    }
}
