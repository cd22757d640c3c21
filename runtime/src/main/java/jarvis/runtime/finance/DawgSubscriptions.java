package jarvis.runtime.finance;

import jarvis.core.finance.Money;
import jarvis.core.finance.Price;
import jarvis.core.finance.Subscription;
import jarvis.core.finance.Subscription.Status;
import java.util.List;

/** What AI DAWG answers at {@code /api/v1/subscriptions}: the subscriptions as of a moment, without their dates. */
public final class DawgSubscriptions {
    private DawgSubscriptions() {}

    /** Never throws. */
    public static Parsed<List<Subscription>> read(String text) {
        try {
            Fields answer = Fields.document(text);
            if (!answer.yes("success")) {
                return new Parsed.Refused<>("It does not say success: true. Ask the service why, at its /health.");
            }
            // A list alone, or beside the moment that it is of.
            if (answer.json().path("data").isArray()) {
                return new Parsed.Understood<>(answer.list("data", DawgSubscriptions::one), null, List.of());
            }
            Fields data = answer.object("data");
            return new Parsed.Understood<>(
                    data.list("subscriptions", DawgSubscriptions::one), data.moment("asOf"), List.of());
        } catch (Wrong e) {
            return new Parsed.Refused<>(e.sentence());
        }
    }

    private static Subscription one(Fields json) throws Wrong {
        try {
            Status status = Life.status(json.text("status"));
            Life life = new Life(
                    status,
                    json.yes("trial"),
                    json.moment("startedAt"),
                    json.moment("trialEnd"),
                    json.moment("canceledAt"),
                    json.moment("endedAt"));
            // One that was cancelled may never have said what it cost.
            boolean priceless = status == Status.CANCELED && !json.has("amountMinor");
            List<Price> prices = priceless ? List.of() : List.of(price(json));
            return life.subscription(json.text("id"), json.text("customer"), prices);
        } catch (Wrong e) {
            throw e.sentence().startsWith(json.place()) ? e : e.at(json.place());
        }
    }

    private static Price price(Fields json) throws Wrong {
        String currency = Amounts.currency("currency", json.text("currency"));
        return new Price(
                new Money(json.whole("amountMinor", 0, Amounts.MOST), currency),
                Life.interval(json.text("interval")),
                (int) json.whole("intervalCount", 1, Columns.MOST),
                json.has("quantity") ? json.whole("quantity", 0, Columns.MOST) : 1,
                json.yes("metered"));
    }
}
