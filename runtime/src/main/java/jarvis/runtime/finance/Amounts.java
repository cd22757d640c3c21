package jarvis.runtime.finance;

import jarvis.core.finance.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as people and exports write them. */
final class Amounts {
    /** Of a currency's smallest unit; a thousand billion euros. */
    static final long MOST = 100_000_000_000_000L;

    /** ISO 4217's code for no currency at all. */
    private static final String NONE = "XXX";

    private static final Pattern POINT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern COMMA = Pattern.compile("-?\\d{1,15},\\d{1,2}");
    private static final Pattern GROUPS = Pattern.compile("-?\\d{1,3}(,\\d{3}){1,4}\\.\\d{1,4}");

    private Amounts() {}

    /** What has one meaning only: {@code 1,234} may be either, and is none. */
    static Optional<BigDecimal> decimal(String text) {
        if (POINT.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        } else if (COMMA.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(',', '.')));
        } else if (GROUPS.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(",", "")));
        }
        return Optional.empty();
    }

    /** @param text in whole units of the currency, as 8500.00; empty when it has more decimals than the currency */
    static Optional<Money> money(String text, String currency) {
        return decimal(text)
                .map(amount -> amount.movePointRight(Money.decimals(currency)).stripTrailingZeros())
                .filter(minor -> minor.scale() <= 0 && minor.abs().compareTo(BigDecimal.valueOf(MOST)) <= 0)
                .map(minor -> new Money(minor.longValueExact(), currency));
    }

    /** What {@link #money} wants. */
    static String form(String currency) {
        BigDecimal example = BigDecimal.valueOf(8500).setScale(Money.decimals(currency));
        return "an amount of " + currency + " such as " + example.toPlainString()
                + ", below a thousand billion, without" + " thousands' marks";
    }

    static boolean known(String code) {
        return Money.known(code) && !code.equals(NONE);
    }

    /** In any case, as {@code eur}. */
    static String currency(String name, String text) throws Wrong {
        String code = text.toUpperCase(Locale.ROOT);
        if (!known(code)) {
            throw Wrong.not(name, text, "a currency of ISO 4217, such as EUR");
        }
        return code;
    }
}
