package jarvis.runtime.journal.readings;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import jarvis.core.reading.SourceState.Document;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A source's document as {@code {revision, asOf?, fetchedAt, values: {NAME: {value | missing, unit?, definition?, words?,
 * asOf?, doubt?, notes}}}}. The words are those of this form and follow no class; another form gets another name.
 */
final class DocumentForm {
    static final String NAME = "source-document/1";

    private DocumentForm() {}

    /** It cannot be read: the sentence says why. */
    static final class Unreadable extends Exception {
        Unreadable(String sentence) {
            super(sentence);
        }
    }

    static String write(Document<JsonNode> document) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("revision", document.revision());
        put(json, "asOf", document.asOf());
        put(json, "fetchedAt", document.fetchedAt());
        ObjectNode values = json.putObject("values");
        document.values().forEach((name, value) -> values.set(name, written(value)));
        return Text.of(json);
    }

    private static ObjectNode written(Observation<JsonNode> value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (value) {
            case Observation.Missing<JsonNode> missing -> json.set("missing", written(missing.cause()));
            case Observation.Stated<JsonNode> stated -> {
                json.set("value", stated.value());
                put(json, "asOf", stated.asOf());
                Cause doubt = stated.doubt();
                if (doubt != null) {
                    json.set("doubt", written(doubt));
                }
                stated.notes().forEach(json.putArray("notes")::add);
            }
        }
        put(json, "unit", value.meaning().unit());
        put(json, "definition", value.meaning().definition());
        put(json, "words", value.meaning().words());
        return json;
    }

    private static ObjectNode written(Cause cause) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return json.put("reason", cause.reason().word()).put("detail", cause.detail());
    }

    private static void put(ObjectNode json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    static Document<JsonNode> read(String form, String text) throws Unreadable {
        if (!form.equals(NAME)) {
            throw new Unreadable("its form \"" + form + "\" is not known to this Jarvis");
        }
        try {
            JsonNode json = Text.read(text);
            Map<String, Observation<JsonNode>> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> value : json.required("values").properties()) {
                values.put(value.getKey(), observation(value.getValue()));
            }
            return new Document<>(
                    values,
                    word(json, "revision"),
                    instant(json, "asOf"),
                    Instant.parse(word(json, "fetchedAt")),
                    true);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new Unreadable("it is not what was written (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Observation<JsonNode> observation(JsonNode json) {
        Meaning meaning = new Meaning(optional(json, "unit"), optional(json, "definition"), optional(json, "words"));
        JsonNode missing = json.get("missing");
        if (missing != null) {
            return new Observation.Missing<>(cause(missing), meaning);
        }
        JsonNode doubt = json.get("doubt");
        List<String> notes = new ArrayList<>();
        json.path("notes").forEach(note -> notes.add(note.stringValue()));
        return new Observation.Stated<>(
                json.required("value"), meaning, instant(json, "asOf"), doubt == null ? null : cause(doubt), notes);
    }

    private static Cause cause(JsonNode json) {
        return new Cause(Reason.valueOf(word(json, "reason").toUpperCase(java.util.Locale.ROOT)), word(json, "detail"));
    }

    private static String word(JsonNode json, String field) {
        return json.required(field).stringValue();
    }

    private static @Nullable String optional(JsonNode json, String field) {
        return json.has(field) ? word(json, field) : null;
    }

    private static @Nullable Instant instant(JsonNode json, String field) {
        return json.has(field) ? Instant.parse(word(json, field)) : null;
    }
}
