package jarvis.dawg.http;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Events as {@link jarvis.dawg.usage.EventReader} takes them: what fits here is accepted, unless its time lies too far off. */
final class EventSchema {
    private static final int LONGEST = 100;
    private static final long MOST_MINOR = 1_000_000_000_000L;

    private EventSchema() {}

    static Schema batch(int most) {
        Schema event = event();
        Schema list = Schema.list(event).with(json -> json.put("minItems", 1).put("maxItems", most));
        return Schema.any(List.of(event, list, Schema.object().field("events", list)));
    }

    private static Schema event() {
        Schema subscribed = of(EventType.SUBSCRIPTION_START, EventType.SUBSCRIPTION_CHANGE)
                .field("subscription", name())
                .field("amountMinor", Schema.whole().between(0, MOST_MINOR).says("Of one interval, as cents."))
                .field("currency", currency())
                .field(
                        "interval",
                        Schema.word(Arrays.stream(Billing.Interval.values())
                                .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .maybe("intervalCount", Schema.whole().between(1, 120))
                .maybe("trial", Schema.flag());
        return Schema.any(List.of(
                        of(
                                EventType.VISIT,
                                EventType.SIGNUP,
                                EventType.SESSION_START,
                                EventType.SESSION_END,
                                EventType.TICKET),
                        of(EventType.PURCHASE)
                                .field(
                                        "amountMinor",
                                        Schema.whole().between(1, MOST_MINOR).says("As cents."))
                                .field("currency", currency()),
                        subscribed,
                        of(EventType.SUBSCRIPTION_CANCEL).field("subscription", name()),
                        of(EventType.RATING).field("score", Schema.whole().between(1, 5))))
                .as("Event");
    }

    private static Schema of(EventType... types) {
        return Schema.object()
                .field("id", name().says("What is sent again with the same id counts once."))
                .field(
                        "type",
                        Schema.word(Arrays.stream(types).map(EventType::word).toList()))
                .field("user", name())
                .field("at", Schema.moment().says("With its zone; at most five minutes ahead and five years ago."));
    }

    private static Schema name() {
        return Schema.text()
                .with(json -> json.put("minLength", 1).put("maxLength", LONGEST).put("pattern", "^(?=.*\\S)\\P{Cc}*$"));
    }

    private static Schema currency() {
        return Schema.text().with(json -> json.put("pattern", "^[A-Z]{3}$"));
    }
}
