package jarvis.runtime.mcp;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client may rely on before it calls a tool. None destroys anything: whatever is reported stays in the journal. None reaches
 * beyond the run.
 */
enum Hints {
    /** It changes nothing. */
    READS(true, true),
    /** It records something, and the same again records nothing more. */
    STATES(false, true),
    /** It records something each time. */
    REPORTS(false, false);

    private final boolean readOnly;
    private final boolean idempotent;

    Hints(boolean readOnly, boolean idempotent) {
        this.readOnly = readOnly;
        this.idempotent = idempotent;
    }

    ObjectNode document(String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("readOnlyHint", readOnly)
                .put("destructiveHint", false)
                .put("idempotentHint", idempotent)
                .put("openWorldHint", false);
    }
}
