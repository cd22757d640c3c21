package jarvis.dawg.usage;

/**
 * An amount.
 *
 * @param minor in the currency's smallest unit, as cents
 * @param currency ISO 4217, three capital letters
 */
public record Money(long minor, String currency) {
    public Money {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("a currency is three capital letters, not " + currency);
        }
    }
}
