package jarvis.core.finance;

import jarvis.core.reading.Derivation.Result;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Exact numbers as figures: here, and nowhere before, they are rounded. */
final class Answers {
    private static final int MOST_BITS = 63;
    private static final int DECIMALS = 4;
    private static final Fraction HUNDRED = Fraction.of(100);

    private Answers() {}

    /** @param minor in minor units */
    static Result<Figure> amount(Fraction minor, String currency) {
        BigDecimal rounded = minor.rounded(0);
        return rounded.toBigInteger().bitLength() > MOST_BITS
                ? undefined("It is larger than any amount of money. Look for a wrong amount or quantity.")
                : known(new Figure.Amount(new Money(rounded.longValueExact(), currency)));
    }

    static Result<Figure> count(long number) {
        return known(new Figure.Count(number));
    }

    static Result<Figure> percentage(Fraction share) {
        return known(new Figure.Percentage(share.times(HUNDRED).rounded(DECIMALS)));
    }

    /** @param months zero or more */
    static Result<Figure> months(Fraction months) {
        return known(new Figure.Months(months.whole(), months.rounded(DECIMALS)));
    }

    static Result<Figure> said(String text) {
        return known(new Figure.Said(text));
    }

    static Result<Figure> undefined(String why) {
        return new Result.Undefined<>(why);
    }

    /** Of a figure that would be a sum over currencies. */
    static Result<Figure> several(String name, Collection<String> currencies) {
        String each = currencies.stream().map(currency -> name + "." + currency).collect(Collectors.joining(" and "));
        return undefined("It would add " + String.join(" and ", currencies) + ". See " + each + ".");
    }

    private static Result<Figure> known(Figure figure) {
        return new Result.Known<>(figure);
    }
}
