package jarvis.core.finance;

import jarvis.core.reading.Derivation;
import jarvis.core.reading.Derivation.Named;
import jarvis.core.reading.Derivation.Result;
import jarvis.core.reading.Reading;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The figures of what subscriptions bring, and of who has them. */
final class Revenue {
    private static final Fraction MONTHS = Fraction.of(12);

    private final Named<Subscribers> subscriptions;
    private final Named<Subscribers> earlier;
    private final Sheet sheet;

    Revenue(Named<Subscribers> subscriptions, Named<Subscribers> earlier, Sheet sheet) {
        this.subscriptions = subscriptions;
        this.earlier = earlier;
        this.sheet = sheet;
    }

    void recurring() {
        sheet.each("mrr", currencies(), currency -> total(Definition.MRR, "/month", currency, Fraction.ONE));
        sheet.each("arr", currencies(), currency -> total(Definition.ARR, "/year", currency, MONTHS));
    }

    private Reading<Figure> total(Definition definition, String per, String currency, Fraction times) {
        return Sheet.of(
                definition.in(Sheet.unit(currency, per)),
                subscriptions,
                list -> Answers.amount(list.paying().total(currency).times(times), currency));
    }

    /** In which somebody pays. */
    Set<String> currencies() {
        return currencies(subscriptions);
    }

    private static Set<String> currencies(Named<Subscribers> of) {
        return of.reading().fold(list -> list.paying().currencies(), _ -> Set.of());
    }

    void customers() {
        sheet.add(
                "customers",
                Sheet.of(
                        Definition.CUSTOMERS.in(null),
                        subscriptions,
                        list -> Answers.count(list.paying().customers().size())));
        sheet.add(
                "churn",
                Derivation.of(
                        Definition.CUSTOMER_CHURN.in("%"),
                        subscriptions,
                        earlier,
                        (now, before) -> churn(new Window(before, now).customers())));
    }

    private static Result<Figure> churn(Customers customers) {
        return customers.seen() == 0
                ? Answers.undefined("No customer paid in the last " + Window.DAYS + " days.")
                : Answers.percentage(customers.churn());
    }

    void accounts() {
        sheet.each(
                "arpa",
                currencies(),
                currency -> Sheet.of(
                        Definition.ARPA.in(Sheet.unit(currency, "/month")),
                        subscriptions,
                        list -> arpa(list.paying(), currency)));
    }

    private static Result<Figure> arpa(Recurring recurring, String currency) {
        return recurring.in(currency).isEmpty()
                ? Answers.undefined("No customer pays.")
                : Answers.amount(recurring.average(currency), currency);
    }

    void movement() {
        part("start", Movement::start);
        part("new", Movement::fresh);
        part("reactivation", Movement::reactivation);
        part("expansion", Movement::expansion);
        part("contraction", Movement::contraction);
        part("churned", Movement::churned);
        part("end", Movement::end);
    }

    private void part(String name, Function<Movement, Fraction> part) {
        Set<String> either = new TreeSet<>(currencies());
        either.addAll(currencies(earlier));
        sheet.each(
                "mrr_movement." + name,
                either,
                currency -> Derivation.of(
                        Definition.MRR_MOVEMENT.in(Sheet.unit(currency, "/month")),
                        subscriptions,
                        earlier,
                        (now, before) ->
                                Answers.amount(part.apply(new Window(before, now).movement(currency)), currency)));
    }
}
