package jarvis.core.agent;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of each thing may be used; null: as much as is wanted.
 *
 * @param time that attempts are under way, added up
 * @param usd in US dollars
 */
public record Budget(
        @Nullable Integer turns,
        @Nullable Duration time,
        @Nullable BigDecimal usd) {
    public static final Budget NONE = new Budget(null, null, null);

    public boolean isNothing() {
        return turns == null && time == null && usd == null;
    }

    /** Its own word, else the other's. */
    public Budget orElse(Budget other) {
        return new Budget(
                turns == null ? other.turns : turns, time == null ? other.time : time, usd == null ? other.usd : usd);
    }
}
