package jarvis.runtime.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool answers.
 *
 * @param text for models whose program shows them no more
 * @param structured the same as the tool's output schema has it; null for a refusal
 */
record Said(String text, @Nullable ObjectNode structured) {
    /** An expected no: the model reads why, and what to do now. */
    static Said refused(String sentence) {
        return new Said(sentence, null);
    }

    ObjectNode document() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        if (structured != null) {
            result.set("structuredContent", structured);
        }
        return result.put("isError", structured == null);
    }
}
