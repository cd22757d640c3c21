package jarvis.runtime.server.answer;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an endpoint answers, before it becomes bytes on a connection. */
public sealed interface Answer permits Answer.Json, Answer.Bytes, Problem {
    /** A JSON document, status 200. */
    record Json(JsonNode body) implements Answer {}

    /** Bytes of a media type, status 200. */
    @SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
    record Bytes(byte[] body, String type, Map<String, String> headers) implements Answer {
        public Bytes {
            headers = Map.copyOf(headers);
        }
    }
}
