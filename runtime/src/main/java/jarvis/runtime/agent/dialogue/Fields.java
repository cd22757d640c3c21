package jarvis.runtime.agent.dialogue;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fields of frames, of which any may be missing or of another kind than was said. */
final class Fields {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHORT = 200;

    /** Where tools of any agent say what they are used on, the most telling first. */
    private static final List<String> SUBJECTS = List.of(
            "file_path", "notebook_path", "path", "command", "pattern", "url", "query", "description", "prompt");

    private Fields() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Empty where it is no text. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }

    static long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.longValue() : 0;
    }

    static boolean is(JsonNode node, String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    /** In short what a tool is used on. */
    static String subject(JsonNode input) {
        return SUBJECTS.stream()
                .map(name -> text(input, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(Fields::shortened)
                .orElse("");
    }

    static String shortened(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
    }
}
