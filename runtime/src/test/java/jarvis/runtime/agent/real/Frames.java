package jarvis.runtime.agent.real;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Frames of a stream of server-sent events, put together. */
final class Frames {
    private static final JsonMapper JSON = new JsonMapper();

    private final StringBuilder text = new StringBuilder();

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** How many of a list's last elements are wanted before one is met that ends them. */
    static long atEnd(
            List<JsonNode> all,
            java.util.function.Predicate<JsonNode> ends,
            java.util.function.Predicate<JsonNode> wanted) {
        return all.reversed().stream()
                .takeWhile(each -> !ends.test(each))
                .filter(wanted)
                .count();
    }

    /** With its type as the event's name too. */
    Frames named(JsonNode frame) {
        text.append("event: ").append(frame.path("type").asString("")).append('\n');
        return plain(frame);
    }

    Frames plain(JsonNode frame) {
        return plain(frame.toString());
    }

    Frames plain(String frame) {
        text.append("data: ").append(frame).append("\n\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
