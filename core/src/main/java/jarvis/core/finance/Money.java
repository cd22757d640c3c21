package jarvis.core.finance;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount.
 *
 * @param minor in the currency's smallest unit, as cents
 * @param currency ISO 4217, three capital letters; {@code XXX}: of no currency, as the zero of an empty list
 */
public record Money(long minor, String currency) {
    static final String NO_CURRENCY = "XXX";

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public Money {
        if (!known(currency)) {
            throw new IllegalArgumentException("a currency is three capital letters of ISO 4217, not " + currency);
        }
    }

    /** Whether it is the code of a currency. */
    public static boolean known(String currency) {
        return CODES.contains(currency);
    }

    /** How many decimals people write after the point; only of what is {@link #known}. */
    public static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** As people write it: 8500.00. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, decimals(currency));
    }
}
