package jarvis.runtime.dashboard;

import jarvis.core.reading.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Somewhere that readings come from. Thread-safe. */
public interface Values {
    /** By their names, in the order in which they are shown. */
    Map<String, Reading<JsonNode>> at(Instant now);

    /** When one of them changes next by the passing of time alone; empty: none does. */
    Optional<Instant> ages(Instant now);
}
