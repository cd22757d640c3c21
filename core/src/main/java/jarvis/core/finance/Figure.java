package jarvis.core.finance;

import java.math.BigDecimal;

/** The value of a figure. */
public sealed interface Figure {
    record Amount(Money money) implements Figure {}

    record Count(long number) implements Figure {}

    /** @param value in per cent */
    record Percentage(BigDecimal value) implements Figure {}

    /**
     * A span of months.
     *
     * @param whole those that are full, as it is shown
     * @param exact to four decimals
     */
    record Months(long whole, BigDecimal exact) implements Figure {}

    /** No number, and an answer all the same. */
    record Said(String text) implements Figure {}
}
