package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.server.websocket.CloseCode;
import jarvis.runtime.server.websocket.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a WebSocket's client may say: {@code {"lastEventId": "...", "endpoints": ["instances"]}}, each key optional. */
final class WishText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LAST = "lastEventId";
    private static final String ENDPOINTS = "endpoints";

    private WishText() {}

    static Wish read(String text) throws Violation {
        JsonNode said = parsed(text);
        if (!said.isObject()) {
            throw refused("Send an object, such as {\"endpoints\":[\"instances\"]}.");
        }
        for (Map.Entry<String, JsonNode> entry : said.properties()) {
            if (!Set.of(LAST, ENDPOINTS).contains(entry.getKey())) {
                throw refused("A key is not known here. Known: lastEventId, endpoints.");
            }
        }
        JsonNode last = said.path(LAST);
        if (!last.isMissingNode() && !last.isString()) {
            throw refused("\"lastEventId\" is a text: the id of the last message that you have.");
        }
        return new Wish(last.asString(""), endpoints(said.path(ENDPOINTS)));
    }

    private static JsonNode parsed(String text) throws Violation {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new Violation(
                    CloseCode.INVALID_DATA, "This is not JSON. Send {\"endpoints\":[\"instances\"]}, or nothing.");
        }
    }

    private static Set<Endpoint> endpoints(JsonNode named) throws Violation {
        if (named.isMissingNode()) {
            return Wish.ALL.endpoints();
        }
        List<String> words = named.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        Optional<Set<Endpoint>> wanted = Wish.endpoints(words);
        if (!named.isArray() || words.size() < named.size() || wanted.isEmpty()) {
            throw refused("\"endpoints\" is a list of what /api/dashboard serves, such as [\"instances\"].");
        }
        return wanted.get();
    }

    private static Violation refused(String sentence) {
        return new Violation(CloseCode.POLICY_VIOLATION, sentence);
    }
}
