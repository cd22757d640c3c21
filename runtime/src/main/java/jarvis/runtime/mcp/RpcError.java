package jarvis.runtime.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON-RPC error: the message could not be understood or done at all. What a tool refuses is no such error.
 *
 * @param sentence what cannot be done, why, and what to do now
 */
record RpcError(int code, String sentence) {
    static final int PARSE = -32700;
    static final int INVALID = -32600;
    static final int NO_METHOD = -32601;
    static final int PARAMS = -32602;
    static final int INTERNAL = -32603;

    /** @param id of the request; null when it is about none */
    ObjectNode answer(@Nullable JsonNode id) {
        ObjectNode answer = Message.envelope(id);
        answer.putObject("error").put("code", code).put("message", sentence);
        return answer;
    }
}
