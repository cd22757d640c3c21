package jarvis.runtime.source.prometheus;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import jarvis.runtime.source.Interpretation;
import jarvis.runtime.source.Scalars;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a {@link PrometheusSource} found, each value as old as its own sample. */
public record PrometheusValues(List<PrometheusQuery> queries) implements Interpretation {
    public PrometheusValues {
        queries = List.copyOf(queries);
    }

    @Override
    public Map<String, Observation<JsonNode>> read(JsonNode document) {
        Map<String, Observation<JsonNode>> values = new LinkedHashMap<>();
        queries.forEach(query -> values.put(query.name(), read(document.path(query.name()), query.meaning())));
        return values;
    }

    private static Observation<JsonNode> read(JsonNode found, Meaning meaning) {
        if (found.has("problem")) {
            Reason reason = Reason.valueOf(found.path("reason").stringValue().toUpperCase(Locale.ROOT));
            return new Observation.Missing<>(
                    new Cause(reason, found.path("problem").stringValue()), meaning);
        }
        List<String> notes = found.has("warned") ? List.of("The server answers it with warnings.") : List.of();
        Instant at = Scalars.instant(found.path("at"));
        return found.has("value")
                ? new Observation.Stated<>(found.path("value"), meaning, at, null, notes)
                : Scalars.missing("It was not asked for.", meaning);
    }

    @Override
    public @Nullable Instant asOf(JsonNode document) {
        return null;
    }

    @Override
    public Map<String, Meaning> expected() {
        Map<String, Meaning> expected = new LinkedHashMap<>();
        queries.forEach(query -> expected.put(query.name(), query.meaning()));
        return expected;
    }
}
