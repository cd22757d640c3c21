package jarvis.core.finance;

import jarvis.core.reading.Derivation.Named;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * All figures of a business. One that lacks an input is bad with that input's reason; one that has its inputs is measured,
 * also when it is zero. Currencies are never added: where there are several, each has its own figure, as {@code mrr.EUR},
 * and plain {@code mrr} is bad.
 */
public final class Finance {
    private Finance() {}

    /** As of a time, by name, in the order in which people ask for them. Days and months are those of UTC. */
    public static Map<String, Reading<Figure>> figures(Inputs inputs, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Named<Subscribers> subscribed = inputs.subscribed();
        Named<Subscribers> earlier = inputs.before(now);
        Sheet sheet = new Sheet(home(inputs));
        Revenue revenue = new Revenue(subscribed, earlier, sheet);
        Spending spending = new Spending(inputs, subscribed, sheet);
        Acquisition acquisition = new Acquisition(inputs, subscribed, earlier, today);
        revenue.recurring();
        spending.burn(today);
        spending.runway();
        spending.cash();
        revenue.customers();
        revenue.accounts();
        acquisition.value(sheet, revenue.currencies());
        acquisition.cost(sheet);
        revenue.movement();
        return sheet.figures();
    }

    /** Of the cash, else of the first cost. */
    private static String home(Inputs inputs) {
        String ofCosts = inputs.books()
                .fold(
                        books -> books.out()
                                .findFirst()
                                .map(payment -> payment.amount().currency())
                                .orElse(Money.NO_CURRENCY),
                        _ -> Money.NO_CURRENCY);
        return inputs.cash().fold(cash -> cash.amount().currency(), _ -> ofCosts);
    }
}
