package jarvis.runtime.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event as a line of JSON. The payload stands in it byte for byte, so that its hash holds. */
final class JournalLine {
    private final JsonMapper mapper = JsonMapper.shared();

    String write(StoredEvent event) {
        return "{\"stream\":" + quoted(event.stream())
                + ",\"seq\":" + event.seq()
                + ",\"type\":" + quoted(event.type())
                + ",\"at\":" + quoted(at(event.payload()))
                + ",\"payload\":" + event.payload()
                + ",\"hash\":" + quoted(event.hash()) + "}";
    }

    /** @throws IllegalArgumentException saying what the line lacks */
    StoredEvent read(String line) {
        try {
            JsonNode fields = mapper.readTree(line);
            StoredEvent event = new StoredEvent(
                    text(fields, "stream"),
                    fields.path("seq").asLong(0),
                    text(fields, "type"),
                    payload(line),
                    text(fields, "hash"));
            if (!text(fields, "at").equals(at(event.payload()))) {
                throw new IllegalArgumentException("its time is not the one in its payload");
            }
            return event;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not one JSON object (" + e.getOriginalMessage() + ")", e);
        }
    }

    private String quoted(String text) {
        return mapper.writeValueAsString(text);
    }

    private String at(String payload) {
        return mapper.readTree(payload).path("at").asString("");
    }

    private static String text(JsonNode fields, String name) {
        JsonNode value = fields.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("it has no text \"" + name + "\"");
        }
        return value.stringValue();
    }

    private String payload(String line) {
        try (JsonParser parser = mapper.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = "payload".equals(parser.currentName());
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                if (found) {
                    return line.substring(from, (int) parser.currentLocation().getCharOffset());
                }
            }
        }
        throw new IllegalArgumentException("it has no \"payload\"");
    }
}
