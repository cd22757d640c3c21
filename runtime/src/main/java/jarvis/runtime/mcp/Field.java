package jarvis.runtime.mcp;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One argument of a tool; always text, which every client can write.
 *
 * @param longest in characters
 * @param choices the only values; empty when any will do
 */
record Field(String name, boolean required, String description, int longest, List<String> choices) {
    Field {
        choices = List.copyOf(choices);
    }

    static Field required(String name, String description, int longest) {
        return new Field(name, true, description, longest, List.of());
    }

    static Field optional(String name, String description, int longest) {
        return new Field(name, false, description, longest, List.of());
    }

    static Field choice(String name, String description, String... choices) {
        return new Field(name, false, description, 20, List.of(choices));
    }

    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "string").put("description", description);
        if (choices.isEmpty()) {
            schema.put("minLength", 1).put("maxLength", longest);
        } else {
            choices.forEach(schema.putArray("enum")::add);
        }
        return schema;
    }

    /** What is wrong with a given value; empty when nothing is. */
    Optional<String> trouble(JsonNode given) {
        if (!given.isString()) {
            return Optional.of("\"" + name + "\" must be a string, not " + kind(given) + ".");
        }
        String text = given.stringValue();
        if (text.isBlank()) {
            return Optional.of("\"" + name + "\" must not be empty.");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("\"" + name + "\" is longer than " + longest + " characters. Shorten it.");
        }
        return choices.isEmpty() || choices.contains(text)
                ? Optional.empty()
                : Optional.of("\"" + name + "\" is one of: " + String.join(", ", choices) + ".");
    }

    private static String kind(JsonNode given) {
        return switch (given.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case NULL -> "null";
            case BINARY, MISSING, POJO, STRING -> "nothing";
        };
    }
}
