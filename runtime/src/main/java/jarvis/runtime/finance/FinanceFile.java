package jarvis.runtime.finance;

import jarvis.core.finance.Books;
import jarvis.core.finance.Cash;
import jarvis.core.finance.Subscription;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finance.yaml says.
 *
 * @param cash null: it says none
 * @param books null: it says no costs, which is not the same as an empty list of them
 * @param subscriptionless whether it says that nobody subscribes, so that no other source need be asked
 */
public record FinanceFile(@Nullable Cash cash, @Nullable Books books, boolean subscriptionless) {
    public static final String NAME = "finance.yaml";

    static final FinanceFile EMPTY = new FinanceFile(null, null, false);

    /** As of the day of the cash, and not of the file. */
    public Observation<Cash> observedCash() {
        Cash held = cash;
        return held == null
                ? missing("cash", "cash: {amount: 225000.00, as-of: 2026-11-01}")
                : new Observation.Stated<>(
                        held, Meaning.unit(held.amount().currency()), held.moment(), null, List.of());
    }

    public Observation<Books> observedBooks() {
        Books stated = books;
        return stated == null
                ? missing("costs", "costs: [{name: Salaries, amount: 8500.00}]")
                : new Observation.Stated<>(stated, Meaning.PLAIN);
    }

    /** For when no source of subscriptions is configured. */
    public Observation<List<Subscription>> observedSubscriptions() {
        return subscriptionless
                ? new Observation.Stated<>(List.of(), Meaning.PLAIN)
                : missing("subscriptions", "subscriptions: none");
    }

    private static <T> Observation<T> missing(String what, String example) {
        String detail = NAME + " says nothing of " + what + ". Write, for example, `" + example + "`.";
        return new Observation.Missing<>(new Cause(Reason.NOT_CONFIGURED, detail), Meaning.PLAIN);
    }
}
