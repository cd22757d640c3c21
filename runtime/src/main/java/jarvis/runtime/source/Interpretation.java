package jarvis.runtime.source;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the values in a document are called and what they mean. Pure. */
public interface Interpretation {
    /** Every value by its name; one that the document does not say is there as missing. */
    Map<String, Observation<JsonNode>> read(JsonNode document);

    /** When the document says that it was true; null: it does not say. */
    @Nullable
    Instant asOf(JsonNode document);

    /** The values that there are to be, even before the first document. */
    Map<String, Meaning> expected();
}
