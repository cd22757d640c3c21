package jarvis.core.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes out a month, and what remains of it after what comes in; in minor units. */
final class Burn {
    private static final int TRAILING = 3;

    private final Books books;
    private final Subscribers subscriptions;

    Burn(Books books, Subscribers subscriptions) {
        this.books = books;
        this.subscriptions = subscriptions;
    }

    /** The last calendar month that was over at the end of a day. */
    static YearMonth lastFull(LocalDate day) {
        return YearMonth.from(day.plusDays(1)).minusMonths(1);
    }

    /** Of the three last months until then, those of which all costs are known. */
    List<YearMonth> trailing(YearMonth last) {
        return IntStream.range(0, TRAILING)
                .mapToObj(last::minusMonths)
                .filter(month -> books.knownFrom(month.atDay(1)))
                .toList();
    }

    static Fraction gross(Books books, YearMonth month, String currency) {
        return in(month, books.out(), currency);
    }

    Fraction net(YearMonth month, String currency) {
        return gross(books, month, currency)
                .minus(in(month, books.in(), currency))
                .minus(revenue(month).total(currency));
    }

    /** Over months, at least one. */
    Fraction average(List<YearMonth> months, String currency) {
        return Fraction.sum(months.stream().map(month -> net(month, currency)).toList())
                .over(Fraction.of(months.size()));
    }

    /** In which money goes out or comes in, in one of these months. */
    Set<String> currencies(List<YearMonth> months) {
        Set<String> all = new TreeSet<>(Books.currencies(Stream.concat(books.out(), books.in())));
        months.forEach(month -> all.addAll(revenue(month).currencies()));
        return all;
    }

    /** At the last moment of the month: what begins with the next is of the next. */
    private Recurring revenue(YearMonth month) {
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return History.paidAt(subscriptions.all(), next.minusNanos(1));
    }

    static Fraction in(YearMonth month, Stream<Payment> payments, String currency) {
        return Books.sum(payments, currency, month.atDay(1), month.plusMonths(1).atDay(1));
    }
}
