package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What an agent that speaks the protocol says that it used: its cost as a running total, its tokens at the end of a turn. */
final class AcpUsage {
    private final String model;
    private Usage total = Usage.NONE;

    /** @param model the one that it was started with; empty where it chose itself */
    AcpUsage(String model) {
        this.model = model;
    }

    /** The total with a newer cost; empty where that says nothing in dollars. */
    Optional<Usage> cost(JsonNode cost) {
        if (!cost.path("amount").isNumber() || !Fields.text(cost, "currency").equals("USD")) {
            return Optional.empty();
        }
        total = new Usage(total.tokens(), cost.path("amount").decimalValue());
        return Optional.of(total);
    }

    /** The total at the end of a turn; empty where it says nothing. */
    Optional<Usage> ended(JsonNode result) {
        Map<String, Tokens> tokens = said(result.path("usage"));
        if (tokens.isEmpty()) {
            tokens = quota(result.path("_meta").path("quota"));
        }
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        total = new Usage(tokens, total.saidUsd());
        return Optional.of(total);
    }

    private Map<String, Tokens> said(JsonNode usage) {
        return usage.isObject()
                ? Map.of(
                        model,
                        new Tokens(
                                Fields.number(usage, "inputTokens"),
                                Fields.number(usage, "cachedReadTokens"),
                                Fields.number(usage, "cachedWriteTokens"),
                                Fields.number(usage, "outputTokens") + Fields.number(usage, "thoughtTokens")))
                : Map.of();
    }

    /** As Gemini CLI says it, by model; what came from a cache is in its input, and its thoughts are not told. */
    private static Map<String, Tokens> quota(JsonNode quota) {
        Map<String, Tokens> tokens = new HashMap<>();
        quota.path("model_usage")
                .forEach(each ->
                        tokens.merge(Fields.text(each, "model"), counted(each.path("token_count")), Tokens::plus));
        return tokens;
    }

    private static Tokens counted(JsonNode count) {
        return new Tokens(Fields.number(count, "input_tokens"), 0, 0, Fields.number(count, "output_tokens"));
    }
}
