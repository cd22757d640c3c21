package jarvis.runtime.dashboard;

import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint's values as a document. {@code waves.waves[wave-6].status} is the field {@code status} of that element of the
 * list {@code waves} whose {@code id} is {@code wave-6}; a list keeps the order in which its elements are first named.
 */
final class Panel {
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();
    private final Map<String, Reading<JsonNode>> placed = new LinkedHashMap<>();

    /** A part of a name, and the element's id where it is one of a list. */
    private record Step(String key, String id) {
        static Step of(String text) {
            int open = text.indexOf('[');
            return open < 0 || !text.endsWith("]")
                    ? new Step(text, "")
                    : new Step(text.substring(0, open), text.substring(open + 1, text.length() - 1));
        }
    }

    /** @param name without the endpoint's */
    void put(String name, Reading<JsonNode> reading) {
        ObjectNode into = data;
        StringBuilder pointer = new StringBuilder();
        String[] parts = name.split("\\.");
        for (int i = 0; i < parts.length - 1; i++) {
            Step step = Step.of(parts[i]);
            pointer.append('/').append(escaped(step.key()));
            into = step.id().isEmpty() ? object(into, step.key()) : element(into, step, pointer);
        }
        String last = parts[parts.length - 1];
        if (!into.has(last) || into.get(last).isNull()) {
            into.set(last, reading.<JsonNode>fold(value -> value, _ -> NullNode.instance));
            placed.put(pointer.append('/').append(escaped(last)).toString(), reading);
        }
    }

    private static ObjectNode object(ObjectNode into, String key) {
        return into.get(key) instanceof ObjectNode there ? there : into.putObject(key);
    }

    private static ObjectNode element(ObjectNode into, Step step, StringBuilder pointer) {
        ArrayNode list = into.get(step.key()) instanceof ArrayNode there ? there : into.putArray(step.key());
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode element
                    && element.path("id").asString("").equals(step.id())) {
                pointer.append('/').append(i);
                return element;
            }
        }
        pointer.append('/').append(list.size());
        return list.addObject().put("id", step.id());
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    ObjectNode data() {
        return data;
    }

    /** The readings by their place in the data. */
    Map<String, Reading<JsonNode>> placed() {
        return placed;
    }

    /** Whether there is any value at all. */
    boolean any() {
        return placed.values().stream().anyMatch(reading -> reading.quality() != Quality.BAD);
    }
}
