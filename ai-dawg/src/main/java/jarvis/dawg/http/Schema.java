package jarvis.dawg.http;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema, as OpenAPI 3.1 has it.
 *
 * @param json is not changed
 * @param named the schemas that it refers to, by their names among the document's components
 */
record Schema(ObjectNode json, SortedMap<String, ObjectNode> named) {
    private static Schema of(String type) {
        return new Schema(JsonNodeFactory.instance.objectNode().put("type", type), new TreeMap<>());
    }

    static Schema text() {
        return of("string");
    }

    static Schema moment() {
        return text().with(json -> json.put("format", "date-time"));
    }

    static Schema day() {
        return text().with(json -> json.put("format", "date"));
    }

    static Schema word(Collection<String> words) {
        return text().with(json -> words.forEach(json.putArray("enum")::add));
    }

    static Schema whole() {
        return of("integer");
    }

    static Schema number() {
        return of("number");
    }

    static Schema flag() {
        return of("boolean");
    }

    static Schema list(Schema of) {
        return of("array").with(json -> json.set("items", of.json)).knowing(of);
    }

    /** An object with these fields and no others. */
    static Schema object() {
        return of("object").with(json -> {
            json.putObject("properties");
            json.putArray("required");
            json.put("additionalProperties", false);
        });
    }

    /** An object with any names and such values. */
    static Schema map(Schema of) {
        return of("object")
                .with(json -> json.set("additionalProperties", of.json))
                .knowing(of);
    }

    static Schema any(Collection<Schema> some) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Schema any = new Schema(JsonNodeFactory.instance.objectNode().set("anyOf", all), new TreeMap<>());
        for (Schema one : some) {
            all.add(one.json);
            any = any.knowing(one);
        }
        return any;
    }

    Schema field(String name, Schema of) {
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        json.path("required").forEach(required::add);
        return maybe(name, of).with(changed -> changed.set("required", required.add(name)));
    }

    /** A field that may be left out. */
    Schema maybe(String name, Schema of) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.setAll((ObjectNode) json.path("properties"));
        return with(changed -> changed.set("properties", fields.set(name, of.json)))
                .knowing(of);
    }

    Schema orNull() {
        return with(json -> {
            String type = json.path("type").stringValue();
            json.putArray("type").add(type).add("null");
        });
    }

    Schema between(long least, long most) {
        return with(json -> json.put("minimum", least).put("maximum", most));
    }

    Schema says(String description) {
        return with(json -> json.put("description", description));
    }

    /** @param change sets fields, and leaves what stands in them as it is */
    Schema with(Consumer<ObjectNode> change) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(json);
        change.accept(changed);
        return new Schema(changed, named);
    }

    /** The same under a name, written once in the document. */
    Schema as(String name) {
        SortedMap<String, ObjectNode> all = new TreeMap<>(named);
        all.put(name, json);
        return new Schema(JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name), all);
    }

    private Schema knowing(Schema other) {
        SortedMap<String, ObjectNode> all = new TreeMap<>(named);
        all.putAll(other.named);
        return new Schema(json, all);
    }
}
