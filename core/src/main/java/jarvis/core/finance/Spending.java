package jarvis.core.finance;

import jarvis.core.reading.Derivation;
import jarvis.core.reading.Derivation.Named;
import jarvis.core.reading.Derivation.Result;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The figures of what goes out, and of how long the cash lasts. */
final class Spending {
    private final Named<Books> books;
    private final Named<Subscribers> subscriptions;
    private final Named<Cash> cash;
    private final Sheet sheet;

    Spending(Inputs inputs, Named<Subscribers> subscriptions, Sheet sheet) {
        this.books = inputs.spent();
        this.subscriptions = subscriptions;
        this.cash = inputs.held();
        this.sheet = sheet;
    }

    void burn(LocalDate today) {
        YearMonth month = YearMonth.from(today).minusMonths(1);
        sheet.each("burn_rate", flows(month), currency -> net(month, currency));
        sheet.each("gross_burn", spent(), currency -> gross(month, currency));
    }

    private Reading<Figure> net(YearMonth month, String currency) {
        return Derivation.of(
                Definition.NET_BURN.in(Sheet.unit(currency, "/month")),
                books,
                subscriptions,
                (stated, list) -> known(
                        stated, month, () -> Answers.amount(new Burn(stated, list).net(month, currency), currency)));
    }

    private Reading<Figure> gross(YearMonth month, String currency) {
        return Sheet.of(
                Definition.GROSS_BURN.in(Sheet.unit(currency, "/month")),
                books,
                stated -> known(stated, month, () -> Answers.amount(Burn.gross(stated, month, currency), currency)));
    }

    private static Result<Figure> known(Books books, YearMonth month, Supplier<Result<Figure>> figure) {
        return books.knownFrom(month.atDay(1)) ? figure.get() : Answers.undefined(books.unknown("all of " + month));
    }

    private Set<String> flows(YearMonth month) {
        return books.reading()
                .fold(
                        stated -> subscriptions
                                .reading()
                                .fold(list -> new Burn(stated, list).currencies(List.of(month)), _ -> Set.of()),
                        _ -> Set.of());
    }

    private Set<String> spent() {
        return books.reading().fold(stated -> Books.currencies(stated.out()), _ -> Set.of());
    }

    void runway() {
        sheet.add(
                "runway_months",
                Derivation.of(Definition.RUNWAY.in("months"), cash, books, subscriptions, Spending::runway));
    }

    private static Result<Figure> runway(Cash cash, Books books, Subscribers subscriptions) {
        Burn burn = new Burn(books, subscriptions);
        YearMonth last = Burn.lastFull(cash.asOf());
        List<YearMonth> months = burn.trailing(last);
        String currency = cash.amount().currency();
        Set<String> others = new TreeSet<>(burn.currencies(months));
        others.remove(currency);
        if (months.isEmpty()) {
            return Answers.undefined(books.unknown("all of " + last));
        } else if (!others.isEmpty()) {
            return Answers.undefined("Cash is in " + currency + ", and payments are in " + String.join(" and ", others)
                    + " too; currencies are never added.");
        }
        Fraction average = burn.average(months, currency);
        return average.sign() <= 0
                ? Answers.said("not burning")
                : Answers.months(Fraction.of(Math.max(0, cash.amount().minor())).over(average));
    }

    void cash() {
        Meaning meaning = cash.reading()
                .fold(held -> new Meaning(Sheet.unit(held.amount().currency(), ""), null, null), _ -> Meaning.PLAIN);
        sheet.add("cash", Sheet.of(meaning, cash, held -> new Result.Known<>(new Figure.Amount(held.amount()))));
    }
}
