package jarvis.runtime.agent.real;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's Responses, as Codex speaks them. */
final class ResponsesWire implements Wire {
    @Override
    public boolean takes(String path) {
        return path.endsWith("/responses");
    }

    /** Those of a server lie in a namespace, whose name goes before theirs. */
    @Override
    public List<String> tools(JsonNode request) {
        List<String> names = new ArrayList<>();
        for (JsonNode tool : request.path("tools")) {
            String name = tool.path("name").asString("");
            if (tool.path("type").asString("").equals("namespace")) {
                tool.path("tools")
                        .forEach(inner ->
                                names.add(name + " " + inner.path("name").asString("")));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public long answered(JsonNode request) {
        return Frames.atEnd(
                request.path("input").valueStream().toList(),
                item -> item.path("role").asString("").equals("user"),
                item -> item.path("type").asString("").endsWith("_output"));
    }

    @Override
    public String answer(Move move, int number) {
        String id = "resp_" + number;
        ObjectNode created = Frames.object("{\"type\":\"response.created\"}");
        created.putObject("response").put("id", id);
        ObjectNode done = Frames.object("{\"type\":\"response.output_item.done\"}");
        done.set("item", item(move, number));
        ObjectNode completed = Frames.object("{\"type\":\"response.completed\"}");
        ObjectNode usage = completed.putObject("response").put("id", id).putObject("usage");
        usage.put("input_tokens", INPUT).put("output_tokens", OUTPUT).put("total_tokens", INPUT + OUTPUT);
        usage.putObject("input_tokens_details").put("cached_tokens", CACHED);
        usage.putObject("output_tokens_details").put("reasoning_tokens", 2);
        return new Frames().named(created).named(done).named(completed).toString();
    }

    private static ObjectNode item(Move move, int number) {
        return switch (move) {
            case Move.Say say -> {
                ObjectNode item = Frames.object("{\"type\":\"message\",\"role\":\"assistant\"}")
                        .put("id", "msg_" + number);
                item.putArray("content").addObject().put("type", "output_text").put("text", say.text());
                yield item;
            }
            case Move.Use use -> use(use, number);
        };
    }

    private static ObjectNode use(Move.Use use, int number) {
        ObjectNode item = Frames.object("{}").put("call_id", "call_" + number);
        if (use.tool().equals("apply_patch")) {
            return item.put("type", "custom_tool_call").put("name", use.tool()).put("input", use.arguments());
        }
        String[] name = use.tool().split(" ", 2);
        item.put("type", "function_call").put("name", name[name.length - 1]).put("arguments", use.arguments());
        return name.length == 1 ? item : item.put("namespace", name[0]);
    }
}
