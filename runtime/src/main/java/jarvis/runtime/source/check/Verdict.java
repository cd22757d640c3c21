package jarvis.runtime.source.check;

import jarvis.core.health.Expectation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a service was found, as a document. */
public final class Verdict {
    static final String MILLIS = "response_ms";
    private static final String CONDITIONS = "conditions";

    private Verdict() {}

    /** Each expectation with whether it holds and what was found. */
    public static ObjectNode document(List<Expectation.Judged> judged) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode conditions = document.putArray(CONDITIONS);
        judged.forEach(one -> conditions
                .addObject()
                .put("condition", one.text())
                .put("holds", one.holds())
                .put("found", one.found())
                .put("text", one.sentence()));
        return document;
    }

    public static JsonNode conditions(JsonNode document) {
        return document.path(CONDITIONS);
    }

    /** Null: that says nothing of this service. */
    public static @Nullable JsonNode millis(JsonNode document) {
        return document.get(MILLIS);
    }

    /** What does not hold, without what was found, so that the sentence stays as long as that does; empty: all holds. */
    public static String failing(JsonNode document) {
        return conditions(document)
                .valueStream()
                .filter(one -> !one.path("holds").asBoolean(false))
                .map(one -> one.path("condition").asString(""))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), all -> all.isEmpty() ? "" : "Not so: " + all + "."));
    }
}
