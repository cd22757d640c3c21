package jarvis.runtime.source;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Values by their place in the document.
 *
 * @param asOf where the document says when it was true; null: nowhere
 */
public record Mapping(List<Value> values, @Nullable JsonPointer asOf) implements Interpretation {
    public Mapping {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param at its place
     * @param text whether a text that looks like a number stays one
     */
    public record Value(String name, JsonPointer at, Meaning meaning, boolean text) {}

    @Override
    public Map<String, Observation<JsonNode>> read(JsonNode document) {
        Map<String, Observation<JsonNode>> read = new LinkedHashMap<>();
        values.forEach(value -> read.put(value.name(), read(value, document.at(value.at()))));
        return read;
    }

    private static Observation<JsonNode> read(Value value, JsonNode found) {
        return value.text() && found.isString()
                ? new Observation.Stated<>(found, value.meaning())
                : Scalars.observed(found, value.at().toString(), value.meaning());
    }

    @Override
    public @Nullable Instant asOf(JsonNode document) {
        return asOf == null ? null : Scalars.instant(document.at(asOf));
    }

    @Override
    public Map<String, Meaning> expected() {
        Map<String, Meaning> expected = new LinkedHashMap<>();
        values.forEach(value -> expected.put(value.name(), value.meaning()));
        return expected;
    }
}
