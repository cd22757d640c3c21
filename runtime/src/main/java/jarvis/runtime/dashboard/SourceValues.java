package jarvis.runtime.dashboard;

import jarvis.core.reading.Reading;
import jarvis.runtime.source.Sources;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the sources state. */
public record SourceValues(Sources sources) implements Values {
    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        return sources.readings(now);
    }

    @Override
    public Optional<Instant> ages(Instant now) {
        return sources.ages(now);
    }
}
