package jarvis.runtime.agent.real;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chat Completions, as OpenCode speaks them. */
final class ChatWire implements Wire {
    @Override
    public boolean takes(String path) {
        return path.endsWith("/chat/completions");
    }

    @Override
    public List<String> tools(JsonNode request) {
        return request.path("tools")
                .valueStream()
                .map(tool -> tool.at("/function/name").asString(""))
                .toList();
    }

    @Override
    public long answered(JsonNode request) {
        return Frames.atEnd(
                request.path("messages").valueStream().toList(),
                item -> role(item, "user"),
                item -> role(item, "tool"));
    }

    private static boolean role(JsonNode message, String role) {
        return message.path("role").asString("").equals(role);
    }

    @Override
    public String answer(Move move, int number) {
        ObjectNode delta = Frames.object("{\"role\":\"assistant\"}");
        switch (move) {
            case Move.Say say -> delta.put("content", say.text());
            case Move.Use use ->
                delta.putArray("tool_calls")
                        .addObject()
                        .put("index", 0)
                        .put("id", "call_" + number)
                        .put("type", "function")
                        .putObject("function")
                        .put("name", use.tool())
                        .put("arguments", use.arguments());
        }
        ObjectNode first = chunk(number);
        ObjectNode choice = first.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        ObjectNode last = chunk(number);
        ObjectNode end = last.putArray("choices").addObject().put("index", 0);
        end.putObject("delta");
        end.put("finish_reason", move instanceof Move.Use ? "tool_calls" : "stop");
        ObjectNode usage = last.putObject("usage");
        usage.put("prompt_tokens", INPUT).put("completion_tokens", OUTPUT).put("total_tokens", INPUT + OUTPUT);
        usage.putObject("prompt_tokens_details").put("cached_tokens", CACHED);
        return new Frames().plain(first).plain(last).plain("[DONE]").toString();
    }

    private static ObjectNode chunk(int number) {
        return Frames.object("{\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\"}")
                .put("id", "chat_" + number);
    }
}
