package jarvis.runtime.dashboard;

import jarvis.core.reading.Cause;
import jarvis.core.reading.SourceState;
import jarvis.runtime.source.Sources;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Each source and what came of asking it. */
public final class SourceDocument {
    private SourceDocument() {}

    public static ObjectNode of(List<Sources.Known> sources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("sources");
        sources.forEach(known -> list.add(one(known)));
        return document;
    }

    private static ObjectNode one(Sources.Known known) {
        SourceState<JsonNode> state = known.state();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", known.name());
        json.put("kind", known.spec().rules().kind());
        json.put("target", known.spec().source().target());
        json.put("state", word(state));
        json.put("everyMillis", known.spec().rules().every().toMillis());
        Cause trouble = state.trouble();
        json.put("reason", trouble == null ? null : trouble.reason().word());
        json.put("trouble", trouble == null ? null : trouble.detail());
        json.put("failures", state.failures());
        json.put("values", state.last() == null ? 0 : state.last().values().size());
        json.put("asOf", state.last() == null ? null : text(state.last().asOf()));
        json.put("fetchedAt", state.last() == null ? null : text(state.last().fetchedAt()));
        json.put("checkedAt", text(state.checkedAt()));
        json.put("nextAttemptAt", text(state.nextAttemptAt()));
        return json;
    }

    private static String word(SourceState<?> state) {
        if (state.paused()) {
            return "paused";
        }
        if (state.trouble() != null) {
            return state.breakerOpen() ? "breaker open" : "failing";
        }
        return state.last() == null ? "waiting" : "good";
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
