package jarvis.runtime.server.telemetry;

import jarvis.core.agent.Ledger;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What was counted of each attempt, added up. Thread-safe.
 *
 * <p>What an exporter sends again, as it does when it heard no answer, is counted once; not so across a start of Jarvis, which
 * goes on from what its journal has.
 */
final class Counts {
    private static final String TOKENS = "claude_code.token.usage";
    private static final String COST = "claude_code.cost.usage";

    private final Map<Ledger.Attempt, Count> counts = new HashMap<>();

    private static final class Count {
        private final Map<String, Long> heard = new HashMap<>();
        private Usage total;

        Count(Usage before) {
            total = before;
        }
    }

    /** The name under which the journal has what is counted here of an attempt, whichever sessions it has. */
    static String session(Ledger.Attempt attempt) {
        return "telemetry-" + attempt.number();
    }

    /**
     * Counts on.
     *
     * @param before what the journal has of it
     * @return all that the attempt counts now
     */
    synchronized Usage add(Ledger.Attempt attempt, Usage before, Metrics metrics) {
        Count count = counts.computeIfAbsent(attempt, _ -> new Count(before));
        for (Metrics.Point point : metrics.points()) {
            long last = count.heard.getOrDefault(point.series(), Long.MIN_VALUE);
            if (point.until() > last && point.value().signum() > 0) {
                count.heard.put(point.series(), point.until());
                count.total = with(count.total, point);
            }
        }
        return count.total;
    }

    private static Usage with(Usage total, Metrics.Point point) {
        return switch (point.metric()) {
            case TOKENS -> {
                Map<String, Tokens> tokens = new HashMap<>(total.tokens());
                tokens.merge(point.attribute("model"), tokens(point), Tokens::plus);
                yield new Usage(tokens, total.saidUsd());
            }
            case COST -> {
                BigDecimal usd = total.saidUsd();
                yield new Usage(total.tokens(), usd == null ? point.value() : usd.add(point.value()));
            }
            default -> total;
        };
    }

    private static Tokens tokens(Metrics.Point point) {
        long count = point.value().longValue();
        return switch (point.attribute("type")) {
            case "input" -> new Tokens(count, 0, 0, 0);
            case "cacheRead" -> new Tokens(0, count, 0, 0);
            case "cacheCreation" -> new Tokens(0, 0, count, 0);
            case "output" -> new Tokens(0, 0, 0, count);
            default -> Tokens.NONE;
        };
    }
}
