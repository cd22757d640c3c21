package jarvis.runtime.agent.real;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gemini's own way. */
final class GeminiWire implements Wire {
    @Override
    public boolean takes(String path) {
        return path.endsWith(":streamGenerateContent");
    }

    @Override
    public List<String> tools(JsonNode request) {
        return request.path("tools")
                .valueStream()
                .flatMap(tool -> tool.path("functionDeclarations").valueStream())
                .map(tool -> tool.path("name").asString(""))
                .toList();
    }

    @Override
    public long answered(JsonNode request) {
        return Frames.atEnd(
                request.path("contents").valueStream().toList(),
                content -> content.path("role").asString("").equals("user") && !answers(content),
                GeminiWire::answers);
    }

    private static boolean answers(JsonNode content) {
        return content.path("parts").valueStream().anyMatch(part -> part.has("functionResponse"));
    }

    @Override
    public String answer(Move move, int number) {
        ObjectNode frame = Frames.object("{\"modelVersion\":\"m\"}");
        ObjectNode candidate =
                frame.putArray("candidates").addObject().put("index", 0).put("finishReason", "STOP");
        ObjectNode part = candidate
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject();
        switch (move) {
            case Move.Say say -> part.put("text", say.text());
            case Move.Use use ->
                part.putObject("functionCall").put("name", use.tool()).set("args", Frames.object(use.arguments()));
        }
        ObjectNode usage = frame.putObject("usageMetadata");
        usage.put("promptTokenCount", INPUT)
                .put("candidatesTokenCount", OUTPUT - 2)
                .put("thoughtsTokenCount", 2);
        usage.put("cachedContentTokenCount", CACHED).put("totalTokenCount", INPUT + OUTPUT);
        return new Frames().plain(frame).toString();
    }
}
