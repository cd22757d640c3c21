package jarvis.runtime.mcp;

import jarvis.runtime.project.Nearest;
import jarvis.runtime.view.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One tool that agents call.
 *
 * @param output what its structured content looks like
 */
record Tool(String name, Sheet sheet, List<Field> inputs, Shape output, Work work) {
    /** @param description what it does and when to call it, for a model */
    record Sheet(String title, String description, Hints hints) {}

    /** What is done for a call whose arguments are those that the tool has. */
    interface Work {
        Said call(Caller caller, ObjectNode arguments);
    }

    Tool {
        inputs = List.copyOf(inputs);
    }

    ObjectNode document() {
        ObjectNode tool = JsonNodeFactory.instance.objectNode();
        tool.put("name", name).put("title", sheet.title()).put("description", sheet.description());
        tool.set("inputSchema", schema());
        tool.set("outputSchema", output.schema());
        tool.set("annotations", sheet.hints().document(sheet.title()));
        return tool;
    }

    private ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        inputs.forEach(field -> properties.set(field.name(), field.schema()));
        schema.put("additionalProperties", false);
        List<Field> required = inputs.stream().filter(Field::required).toList();
        if (!required.isEmpty()) {
            required.forEach(field -> schema.withArray("required").add(field.name()));
        }
        return schema;
    }

    /** Arguments that are wrong are the model's to correct, so it reads why. */
    Said call(Caller caller, ObjectNode arguments) {
        Optional<String> trouble = trouble(arguments);
        return trouble.isPresent() ? Said.refused(trouble.get()) : work.call(caller, arguments);
    }

    private Optional<String> trouble(ObjectNode arguments) {
        for (String given : arguments.propertyNames()) {
            Optional<Field> field =
                    inputs.stream().filter(f -> f.name().equals(given)).findFirst();
            Optional<String> trouble =
                    field.isEmpty() ? Optional.of(unknown(given)) : field.get().trouble(arguments.path(given));
            if (trouble.isPresent()) {
                return trouble.map(sentence -> name + ": " + sentence);
            }
        }
        return inputs.stream()
                .filter(field -> field.required() && !arguments.has(field.name()))
                .findFirst()
                .map(field -> name + " needs \"" + field.name() + "\": " + field.description());
    }

    private String unknown(String given) {
        if (given.equals("instance")) {
            return "an instance can speak for itself only, and the token says which it is. Leave out \"instance\".";
        }
        List<String> names = inputs.stream().map(Field::name).toList();
        String known = names.isEmpty()
                ? "It takes none."
                : "It has: " + names.stream().collect(Collectors.joining(", ")) + ".";
        return "there is no argument \"" + PlainText.line(given) + "\". "
                + Nearest.to(given, names)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse(known);
    }

    static JsonNode texts(List<String> lines) {
        var list = JsonNodeFactory.instance.arrayNode();
        lines.forEach(list::add);
        return list;
    }
}
