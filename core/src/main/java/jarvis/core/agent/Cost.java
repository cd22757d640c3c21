package jarvis.core.agent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** Both; what one of them cost unknown, nobody knows of both. */
    public Cost plus(Cost other) {
        Set<String> missing = new TreeSet<>(unpriced);
        missing.addAll(other.unpriced);
        BigDecimal both = usd == null || other.usd == null ? null : usd.add(other.usd);
        return new Cost(both, origin.compareTo(other.origin) > 0 ? origin : other.origin, List.copyOf(missing));
    }

    /** How it is known, the surest first. */
    public enum Origin {
        /** The agent says so: its own estimate. */
        SAID,
        /** Tokens by a price list. */
        PRICED,
        UNKNOWN
    }
}
