package jarvis.core.finance;

import java.math.BigInteger;

/**
 * What one part of a subscription costs.
 *
 * @param amount of one piece for the whole time; zero: it is free
 * @param count how many intervals are paid at once
 * @param quantity how many pieces
 * @param metered whether it is paid by use, so that nobody knows it beforehand
 */
public record Price(Money amount, Interval interval, int count, long quantity, boolean metered) {
    /** A time that is paid for. */
    public enum Interval {
        DAY(Fraction.of(365, 12)),
        WEEK(Fraction.of(52, 12)),
        MONTH(Fraction.ONE),
        YEAR(Fraction.of(1, 12));

        /** How often a month has it. */
        private final Fraction monthly;

        Interval(Fraction monthly) {
            this.monthly = monthly;
        }
    }

    public Price {
        if (amount.minor() < 0 || count < 1 || quantity < 0) {
            throw new IllegalArgumentException("a price is no less than zero, of no less than one interval");
        }
    }

    /** Whether it comes to something, and that is known. */
    boolean paid() {
        return !metered && quantity > 0 && amount.minor() > 0;
    }

    /** In minor units a month; what is metered has none. */
    Fraction monthly() {
        return metered
                ? Fraction.ZERO
                : new Fraction(
                        BigInteger.valueOf(amount.minor())
                                .multiply(BigInteger.valueOf(quantity))
                                .multiply(interval.monthly.numerator()),
                        BigInteger.valueOf(count).multiply(interval.monthly.denominator()));
    }
}
