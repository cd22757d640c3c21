package jarvis.runtime.server.session;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is said to an agent that runs a hook; each in a form that its reader takes, of whom some refuse what they do not know. */
final class HookAnswer {
    /** What Gemini CLI calls the moment before a tool is used. */
    static final String GEMINI_TOOL = "BeforeTool";

    /** Claude Code cuts off at 10,000 characters. */
    private static final int LONGEST = 9_000;

    private HookAnswer() {}

    /** Nothing. */
    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The tool is not used, for this reason. */
    static ObjectNode deny(String event, String reason) {
        if (event.equals(GEMINI_TOOL)) {
            return nothing().put("decision", "deny").put("reason", shortened(reason));
        }
        ObjectNode answer = nothing();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", event)
                .put("permissionDecision", "deny")
                .put("permissionDecisionReason", shortened(reason));
        return answer;
    }

    /** It goes on, for this reason. */
    static ObjectNode goOn(String reason) {
        return nothing().put("decision", "block").put("reason", shortened(reason));
    }

    /** Something for the person who looks on. */
    static ObjectNode say(String text) {
        return nothing().put("systemMessage", shortened(text));
    }

    /** Something for the model to know. */
    static ObjectNode tell(String event, String text) {
        ObjectNode answer = nothing();
        answer.putObject("hookSpecificOutput").put("hookEventName", event).put("additionalContext", shortened(text));
        return answer;
    }

    private static String shortened(String text) {
        String rest = "\n(The rest is left out here: call my_brief, or jarvis brief.)";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + rest;
    }
}
