package jarvis.runtime.mcp;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema of an object that has each of its fields, and no other. */
final class Shape {
    private final ObjectNode schema = JsonNodeFactory.instance.objectNode();

    Shape() {
        schema.put("type", "object").putObject("properties");
        schema.putArray("required");
        schema.put("additionalProperties", false);
    }

    Shape text(String name, String description) {
        return with(name, typed("string").put("description", description));
    }

    Shape number(String name, String description) {
        return with(name, typed("integer").put("description", description));
    }

    Shape flag(String name, String description) {
        return with(name, typed("boolean").put("description", description));
    }

    Shape texts(String name, String description) {
        ObjectNode list = typed("array").put("description", description);
        list.set("items", typed("string"));
        return with(name, list);
    }

    Shape list(String name, Shape each) {
        ObjectNode list = typed("array");
        list.set("items", each.schema());
        return with(name, list);
    }

    /** Names that nobody knows beforehand, each with any value. */
    Shape named(String name, String description) {
        return with(name, typed("object").put("description", description));
    }

    private Shape with(String name, ObjectNode type) {
        schema.withObject("properties").set(name, type);
        schema.withArray("required").add(name);
        return this;
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    ObjectNode schema() {
        return schema.deepCopy();
    }
}
