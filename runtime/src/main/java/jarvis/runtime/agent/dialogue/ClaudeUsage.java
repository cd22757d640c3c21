package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Claude Code says that it used. A result has the total of its process, helpers included; until it comes, the newest
 * frame of each message counts, as frames of one message repeat its usage.
 */
final class ClaudeUsage {
    private record Message(String model, Tokens tokens) {}

    private Usage settled = Usage.NONE;
    private final Map<String, Message> open = new LinkedHashMap<>();

    /** The total with one more frame of a message; empty where that says nothing new. */
    Optional<Usage> message(JsonNode message) {
        JsonNode usage = message.path("usage");
        String id = Fields.text(message, "id");
        if (id.isEmpty() || !usage.isObject()) {
            return Optional.empty();
        }
        Message now = new Message(
                Fields.text(message, "model"),
                new Tokens(
                        Fields.number(usage, "input_tokens"),
                        Fields.number(usage, "cache_read_input_tokens"),
                        Fields.number(usage, "cache_creation_input_tokens"),
                        Fields.number(usage, "output_tokens")));
        return now.equals(open.put(id, now)) ? Optional.empty() : Optional.of(total());
    }

    private Usage total() {
        Map<String, Tokens> tokens = new HashMap<>(settled.tokens());
        open.values().forEach(message -> tokens.merge(message.model(), message.tokens(), Tokens::plus));
        return new Usage(tokens, settled.saidUsd());
    }

    /** What a result says of the whole process; empty where it says nothing. */
    Optional<Usage> result(JsonNode frame) {
        Map<String, Tokens> tokens = new HashMap<>();
        frame.path("modelUsage")
                .properties()
                .forEach(entry -> tokens.put(
                        entry.getKey(),
                        new Tokens(
                                Fields.number(entry.getValue(), "inputTokens"),
                                Fields.number(entry.getValue(), "cacheReadInputTokens"),
                                Fields.number(entry.getValue(), "cacheCreationInputTokens"),
                                Fields.number(entry.getValue(), "outputTokens"))));
        JsonNode usd = frame.path("total_cost_usd");
        if (tokens.isEmpty() && !usd.isNumber()) {
            return Optional.empty();
        }
        settled = new Usage(tokens.isEmpty() ? total().tokens() : tokens, cost(frame, tokens));
        open.clear();
        return Optional.of(settled);
    }

    /** A zero beside tokens, or a sum with a model that it knows no price of, is no price. */
    private static @Nullable BigDecimal cost(JsonNode frame, Map<String, Tokens> tokens) {
        JsonNode usd = frame.path("total_cost_usd");
        boolean used = tokens.values().stream().anyMatch(each -> each.total() > 0);
        boolean unknown = frame.path("modelUsage")
                .valueStream()
                .anyMatch(model -> Fields.text(model, "costBasis").equals("unknown"));
        boolean told = usd.isNumber() && !unknown && (usd.decimalValue().signum() != 0 || !used);
        return told ? usd.decimalValue() : null;
    }
}
