package jarvis.core.agent;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an agent used.
 *
 * @param tokens by model; the empty name where the agent does not say which
 * @param saidUsd what it says that this costs, in US dollars; null where it says nothing
 */
public record Usage(Map<String, Tokens> tokens, @Nullable BigDecimal saidUsd) {
    public static final Usage NONE = new Usage(Map.of(), null);

    public Usage {
        tokens = Map.copyOf(tokens);
    }

    public boolean nothing() {
        return saidUsd == null && total().total() == 0;
    }

    /** Over all models. */
    public Tokens total() {
        return tokens.values().stream().reduce(Tokens.NONE, Tokens::plus);
    }

    /** Both; what was said to cost only counts where both say it, or one of them is nothing. */
    public Usage plus(Usage other) {
        BigDecimal mine = saidUsd;
        BigDecimal its = other.saidUsd;
        Usage used = new Usage(combined(other, Tokens::plus), null);
        if (nothing()) {
            return used.costing(its);
        }
        if (other.nothing()) {
            return used.costing(mine);
        }
        return mine == null || its == null ? used : used.costing(mine.add(its));
    }

    private Usage costing(@Nullable BigDecimal usd) {
        return new Usage(tokens, usd);
    }

    /**
     * What came since an earlier count of the same session: a resumed agent goes on counting, or begins anew.
     *
     * @param earlier the last count before
     */
    public Usage since(Usage earlier) {
        boolean anew = saidUsd != null && earlier.saidUsd != null && saidUsd.compareTo(earlier.saidUsd) < 0;
        BigDecimal usd =
                saidUsd == null || earlier.saidUsd == null || anew ? saidUsd : saidUsd.subtract(earlier.saidUsd);
        return new Usage(combined(earlier, (mine, before) -> anew ? mine : mine.since(before)), usd);
    }

    private Map<String, Tokens> combined(Usage other, BinaryOperator<Tokens> how) {
        Map<String, Tokens> combined = new TreeMap<>();
        Set<String> models = new TreeSet<>(tokens.keySet());
        models.addAll(other.tokens.keySet());
        models.forEach(model -> combined.put(
                model,
                how.apply(tokens.getOrDefault(model, Tokens.NONE), other.tokens.getOrDefault(model, Tokens.NONE))));
        return combined;
    }
}
