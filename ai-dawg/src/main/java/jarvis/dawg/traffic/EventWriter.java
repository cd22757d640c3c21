package jarvis.dawg.traffic;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.UsageEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as the service takes them in. */
final class EventWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private EventWriter() {}

    static byte[] batch(List<UsageEvent> events) {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        events.forEach(event -> write(batch.addObject(), event));
        return JSON.writeValueAsBytes(batch);
    }

    private static void write(ObjectNode json, UsageEvent event) {
        json.put("id", event.id());
        json.put("type", event.type().word());
        json.put("user", event.user());
        json.put("at", event.at().toString());
        money(json, event.amount());
        if (event.subscription() != null) {
            json.put("subscription", event.subscription());
        }
        Billing billing = event.billing();
        if (billing != null) {
            money(json, billing.price());
            json.put("interval", billing.interval().name().toLowerCase(Locale.ROOT));
            json.put("intervalCount", billing.count());
            json.put("trial", billing.trial());
        }
        if (event.score() != null) {
            json.put("score", event.score());
        }
    }

    private static void money(ObjectNode json, @Nullable Money money) {
        if (money != null) {
            json.put("amountMinor", money.minor());
            json.put("currency", money.currency());
        }
    }
}
