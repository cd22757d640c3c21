package jarvis.runtime.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON-RPC message from a client. */
sealed interface Message {
    /** It wants an answer. */
    record Request(JsonNode id, String method, JsonNode params) implements Message {}

    /** It wants none: a notification, or an answer to what was never asked. */
    record Notice() implements Message {}

    /** It is no message. */
    record Malformed(RpcError error) implements Message {}

    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Message read(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return malformed(RpcError.PARSE, "The message is not UTF-8 text. Send JSON in UTF-8.");
        } catch (JacksonException e) {
            return malformed(RpcError.PARSE, "The message is not one JSON value with each field once. Send it whole.");
        }
        if (tree.isArray()) {
            return malformed(
                    RpcError.INVALID,
                    "A batch is not taken; it is gone from the protocol. Send one message at a time.");
        }
        return tree instanceof ObjectNode message
                        && message.path("jsonrpc").asString("").equals("2.0")
                ? read(message)
                : malformed(RpcError.INVALID, "A message is a JSON object with \"jsonrpc\": \"2.0\".");
    }

    private static Message read(ObjectNode message) {
        if (!message.has("method")) {
            boolean answer = message.has("result") || message.has("error");
            return answer
                    ? new Notice()
                    : malformed(RpcError.INVALID, "A request names its \"method\", and this message has none.");
        }
        JsonNode id = message.get("id");
        if (!message.path("method").isString()) {
            return malformed(RpcError.INVALID, "\"method\" must be a string.");
        }
        if (id == null) {
            return new Notice();
        }
        return id.isString() || id.isIntegralNumber()
                ? new Request(id, message.path("method").stringValue(), message.path("params"))
                : malformed(RpcError.INVALID, "\"id\" must be a string or a whole number.");
    }

    private static Message malformed(int code, String sentence) {
        return new Malformed(new RpcError(code, sentence));
    }

    /** What answers a message; without an id it is about none in particular. */
    static ObjectNode envelope(@Nullable JsonNode id) {
        ObjectNode envelope = JSON.createObjectNode().put("jsonrpc", "2.0");
        if (id != null) {
            envelope.set("id", id);
        }
        return envelope;
    }
}
