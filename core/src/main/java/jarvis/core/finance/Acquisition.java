package jarvis.core.finance;

import jarvis.core.finance.Cost.Category;
import jarvis.core.reading.Derivation;
import jarvis.core.reading.Derivation.Named;
import jarvis.core.reading.Derivation.Result;
import jarvis.core.reading.Reading;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/** What a customer is worth, and what it takes to win one. */
final class Acquisition {
    private final Named<Subscribers> subscriptions;
    private final Named<Subscribers> earlier;
    private final Named<Books> books;
    private final LocalDate today;

    Acquisition(Inputs inputs, Named<Subscribers> subscriptions, Named<Subscribers> earlier, LocalDate today) {
        this.subscriptions = subscriptions;
        this.earlier = earlier;
        this.books = inputs.spent();
        this.today = today;
    }

    void value(Sheet sheet, Set<String> currencies) {
        sheet.each("ltv", currencies, this::value);
    }

    private Reading<Figure> value(String currency) {
        return Derivation.of(
                Definition.LTV.in(Sheet.unit(currency, "")),
                subscriptions,
                earlier,
                books,
                (now, before, stated) -> value(now.paying(), new Window(before, now).customers(), stated, currency));
    }

    private Result<Figure> value(Recurring recurring, Customers customers, Books stated, String currency) {
        if (recurring.in(currency).isEmpty()) {
            return Answers.undefined("No customer pays.");
        } else if (customers.churned() == 0) {
            return Answers.undefined(
                    "No customer left in the last " + Window.DAYS + " days: a churn of 0 has no lifetime.");
        } else if (stated.margin() == null && !stated.has(Category.COST_OF_REVENUE)) {
            return Answers.undefined(
                    "No gross margin is known. State one, or say which costs are of the category cost-of-revenue.");
        }
        Fraction margin = margin(recurring.total(currency), stated, currency);
        return Answers.amount(recurring.average(currency).times(margin).over(customers.churn()), currency);
    }

    /** @param revenue above zero */
    private Fraction margin(Fraction revenue, Books stated, String currency) {
        if (stated.margin() != null) {
            return Fraction.of(stated.margin());
        }
        YearMonth month = YearMonth.from(today).minusMonths(1);
        return revenue.minus(Burn.in(month, stated.of(Category.COST_OF_REVENUE), currency))
                .over(revenue);
    }

    void cost(Sheet sheet) {
        sheet.each("cac", spent(), this::cost);
    }

    private Set<String> spent() {
        return books.reading().fold(stated -> Books.currencies(stated.of(Category.SALES_AND_MARKETING)), _ -> Set.of());
    }

    private Reading<Figure> cost(String currency) {
        return Derivation.of(
                Definition.CAC.in(Sheet.unit(currency, "")),
                subscriptions,
                earlier,
                books,
                (now, before, stated) -> cost(new Window(before, now).customers(), stated, currency));
    }

    private Result<Figure> cost(Customers customers, Books stated, String currency) {
        LocalDate first = today.minusDays(Window.DAYS);
        if (customers.fresh() == 0) {
            return Answers.undefined("No customer paid for the first time in the last " + Window.DAYS + " days.");
        } else if (!stated.has(Category.SALES_AND_MARKETING)) {
            return Answers.undefined("No cost is of the category sales-and-marketing. Say which are.");
        } else if (!stated.knownFrom(first)) {
            return Answers.undefined(stated.unknown("the last " + Window.DAYS + " days"));
        }
        Fraction spent = Books.sum(stated.of(Category.SALES_AND_MARKETING), currency, first, today);
        return Answers.amount(spent.over(Fraction.of(customers.fresh())), currency);
    }
}
