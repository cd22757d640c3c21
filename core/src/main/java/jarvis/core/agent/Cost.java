package jarvis.core.agent;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What something cost.
 *
 * @param usd in US dollars; null where nobody knows, which is never zero
 * @param unpriced the models that nobody has a price of
 */
public record Cost(@Nullable BigDecimal usd, Origin origin, List<String> unpriced) {
    public static final Cost UNKNOWN = new Cost(null, Origin.UNKNOWN, List.of());

    public Cost {
        unpriced = List.copyOf(unpriced);
    }

    /** How it is known. */
    public enum Origin {
        /** The agent says so: its own estimate. */
        SAID,
        /** Tokens by a price list. */
        PRICED,
        UNKNOWN
    }
}
