package jarvis.runtime.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An instance's agent in one line, from its document. */
final class AgentText {
    private static final int LONGEST = 60;

    private AgentText() {}

    /** @return nothing where its agent speaks no protocol, or used nothing yet */
    static String of(JsonNode instance) {
        List<String> parts = new ArrayList<>();
        JsonNode agent = instance.path("agent");
        if (agent.isObject()) {
            parts.add("agent " + agent.path("liveness").path("verdict").asString(""));
            String tool = agent.path("tool").asString("");
            if (!tool.isEmpty()) {
                parts.add(PlainText.line(tool.length() > LONGEST ? tool.substring(0, LONGEST) + "…" : tool));
            }
            JsonNode limit = agent.path("limit");
            if (limit.path("refused").asBoolean(false)) {
                String until = limit.path("until").asString("");
                parts.add("limit: " + PlainText.line(limit.path("what").asString(""))
                        + (until.isEmpty() ? "" : " until " + until));
            }
        }
        JsonNode usage = instance.path("usage");
        if (usage.isObject()) {
            parts.add(used(usage));
        }
        return String.join(", ", parts);
    }

    /** Such as {@code 12,300 tokens, $0.25}; a cost that nobody knows is said to be unknown. */
    static String used(JsonNode usage) {
        String tokens =
                String.format(Locale.ROOT, "%,d tokens", usage.path("tokens").asLong());
        return usage.path("usd").isNumber()
                ? tokens
                        + String.format(
                                Locale.ROOT, ", $%.2f", usage.path("usd").asDouble())
                : tokens + ", cost unknown";
    }
}
