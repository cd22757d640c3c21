package jarvis.core.agent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, as a file says.
 *
 * @param asOf the day that the file is of; null where there is no file
 */
public record Prices(@Nullable LocalDate asOf, List<Price> prices) {
    public static final Prices NONE = new Prices(null, List.of());

    public Prices {
        prices = List.copyOf(prices);
    }

    /** The price whose name is the longest beginning of a model's. */
    Optional<Price> of(String model) {
        return prices.stream()
                .filter(price -> model.startsWith(price.model()))
                .max(Comparator.comparingInt(price -> price.model().length()));
    }

    /** What a use costs: what the agent says, else by these prices, else nobody knows. */
    public Cost cost(Usage usage) {
        if (usage.saidUsd() != null) {
            return new Cost(usage.saidUsd(), Cost.Origin.SAID, List.of());
        }
        if (usage.nothing()) {
            return Cost.UNKNOWN;
        }
        List<String> unpriced = usage.tokens().keySet().stream()
                .filter(model -> of(model).isEmpty())
                .sorted()
                .toList();
        if (!unpriced.isEmpty()) {
            return new Cost(null, Cost.Origin.UNKNOWN, unpriced);
        }
        BigDecimal sum = usage.tokens().entrySet().stream().map(this::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Cost(sum, Cost.Origin.PRICED, List.of());
    }

    private BigDecimal cost(Map.Entry<String, Tokens> used) {
        return of(used.getKey()).map(price -> price.of(used.getValue())).orElseThrow();
    }
}
