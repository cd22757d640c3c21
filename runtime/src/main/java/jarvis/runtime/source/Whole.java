package jarvis.runtime.source;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document as one value, for those who calculate with it; it was made for them, so its {@code asOf} is a time or not there.
 * Its name begins with a mark that no shown value has.
 *
 * @param name with the mark
 */
public record Whole(String name) implements Interpretation {
    public static final String MARK = "#";

    @Override
    public Map<String, Observation<JsonNode>> read(JsonNode document) {
        return Map.of(name, new Observation.Stated<>(document, Meaning.PLAIN));
    }

    @Override
    public @Nullable Instant asOf(JsonNode document) {
        String said = document.path("asOf").asString("");
        return said.isEmpty() ? null : Instant.parse(said);
    }

    @Override
    public Map<String, Meaning> expected() {
        return Map.of(name, Meaning.PLAIN);
    }
}
