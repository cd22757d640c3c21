package jarvis.dawg.http;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An error as RFC 9457 has it. */
final class Problem extends RuntimeException {
    static final String TYPE = "application/problem+json";
    final int status;
    final String code;

    /** @param code a stable word for programs */
    Problem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Schema schema() {
        return Schema.object()
                .field("success", Schema.flag().with(json -> json.put("const", false)))
                .field("type", Schema.text())
                .field("title", Schema.text())
                .field("status", Schema.whole())
                .field("detail", Schema.text().says("What, why, and what to do now."))
                .field("code", Schema.text().says("A stable word for programs."))
                .as("Problem");
    }

    ObjectNode document() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("success", false);
        json.put("type", "urn:ai-dawg:problem:" + code);
        json.put("title", code.replace('-', ' '));
        json.put("status", status);
        json.put("detail", getMessage());
        json.put("code", code);
        return json;
    }
}
