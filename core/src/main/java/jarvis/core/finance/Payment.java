package jarvis.core.finance;

import java.time.LocalDate;

/** An amount that is paid, once or again and again. */
public record Payment(Money amount, When when) {
    /** What of it falls on the days from one until before another, in minor units. */
    Fraction between(LocalDate from, LocalDate before) {
        return Fraction.of(amount.minor()).times(when.times(from, before));
    }
}
