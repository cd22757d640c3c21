package jarvis.core.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What there is to spend, at the end of a day. */
public record Cash(Money amount, LocalDate asOf) {
    /** The time that a reading of it is as of: the day's first moment, so that nothing looks younger than it is. */
    public Instant moment() {
        return asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
