package jarvis.runtime.finance;

import jarvis.core.finance.Money;
import jarvis.core.finance.Price;
import jarvis.core.finance.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe answers to {@code GET /v1/subscriptions?status=all}: a page of subscriptions. Without {@code status=all} those
 * that ended are not in it, and nobody ever seems to leave.
 */
public final class StripeSubscriptions {
    /** Stripe counts in hundredths what ISO 4217 no longer divides. */
    private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

    /** Stripe counts in whole ones what ISO 4217 divides by a hundred. */
    private static final Set<String> WHOLE = Set.of("MGA");

    private static final long CENT = 100;

    private StripeSubscriptions() {}

    /**
     * A page.
     *
     * @param next the id to ask for the next page with ({@code starting_after}); null: this is the last
     */
    public record Page(
            List<Subscription> subscriptions, @Nullable String next) {
        public Page {
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /** Never throws. A page with a next one is not all there is: figures are made of all of them together. */
    public static Parsed<Page> read(String text) {
        try {
            Fields answer = Fields.document(text);
            if (answer.has("error")) {
                return new Parsed.Refused<>("Stripe answered with an error. Look at the key and its rights.");
            }
            List<Boolean> discounts = answer.list("data", StripeSubscriptions::discounted);
            List<Subscription> all = answer.list("data", StripeSubscriptions::one);
            boolean more = answer.yes("has_more");
            if (more && all.isEmpty()) {
                return new Parsed.Refused<>("data is empty, and has_more says that there is more. Ask again.");
            }
            String next = more ? all.getLast().id() : null;
            return new Parsed.Understood<>(new Page(all, next), null, notes(discounts));
        } catch (Wrong e) {
            return new Parsed.Refused<>(e.sentence());
        }
    }

    private static boolean discounted(Fields json) {
        return json.has("discount") || !json.json().path("discounts").isEmpty();
    }

    private static List<String> notes(List<Boolean> discounts) {
        long count = discounts.stream().filter(Boolean::booleanValue).count();
        return count == 0 ? List.of() : List.of(count + " have a discount, which is not taken off.");
    }

    private static Subscription one(Fields json) throws Wrong {
        try {
            Life life = new Life(
                    Life.status(json.text("status")),
                    false,
                    json.moment(json.has("start_date") ? "start_date" : "created"),
                    json.moment("trial_end"),
                    json.moment("canceled_at"),
                    json.moment("ended_at"));
            return life.subscription(json.text("id"), customer(json), prices(json));
        } catch (Wrong e) {
            throw e.sentence().startsWith(json.place()) ? e : e.at(json.place());
        }
    }

    /** An id, or the whole customer where the request asked for that. */
    private static String customer(Fields json) throws Wrong {
        return json.json().path("customer").isObject() ? json.object("customer").text("id") : json.text("customer");
    }

    private static List<Price> prices(Fields json) throws Wrong {
        Fields items = json.object("items");
        if (items.yes("has_more")) {
            throw new Wrong(items.place() + " has more than are listed. Ask for the items of this subscription.");
        }
        String usual = json.has("currency") ? json.text("currency") : "";
        List<Price> prices = new ArrayList<>();
        items.list("data", item -> price(item, usual)).forEach(prices::addAll);
        return prices;
    }

    /** None of what is paid once. */
    private static List<Price> price(Fields item, String usual) throws Wrong {
        Fields price = item.object("price");
        if (!price.has("recurring")) {
            return List.of();
        }
        Fields recurring = price.object("recurring");
        boolean metered =
                recurring.has("usage_type") && recurring.text("usage_type").equals("metered");
        String currency = Amounts.currency("currency", price.has("currency") ? price.text("currency") : usual);
        return List.of(new Price(
                amount(price, currency, metered),
                Life.interval(recurring.text("interval")),
                recurring.has("interval_count") ? (int) recurring.whole("interval_count", 1, Columns.MOST) : 1,
                item.has("quantity") ? item.whole("quantity", 0, Columns.MOST) : 1,
                metered));
    }

    private static Money amount(Fields price, String currency, boolean metered) throws Wrong {
        if (!price.has("unit_amount") && metered) {
            return new Money(0, currency);
        } else if (!price.has("unit_amount")) {
            throw new Wrong(price.place() + " has no unit_amount, as prices in tiers or in parts of a cent have none."
                    + " Use a CSV with the amount that is paid.");
        }
        long stated = price.whole("unit_amount", 0, Amounts.MOST);
        if (HUNDREDTHS.contains(currency) && stated % CENT != 0) {
            throw price.wrong("unit_amount", "an amount of " + currency + ": Stripe writes these times 100");
        }
        long minor = HUNDREDTHS.contains(currency) ? stated / CENT : WHOLE.contains(currency) ? stated * CENT : stated;
        return new Money(minor, currency);
    }
}
