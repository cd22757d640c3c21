package jarvis.runtime.dashboard;

import jarvis.core.alert.Alert;
import jarvis.core.reading.Cause;
import jarvis.runtime.alert.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Each alert and what has become of it, those that cannot be judged, and how each channel does. */
public final class AlertDocument {
    private AlertDocument() {}

    public static ObjectNode of(List<Alert> alerts, List<Delivery> deliveries) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("alerts");
        alerts.forEach(alert -> list.add(one(alert)));
        ArrayNode unjudged = document.putArray("cannotBeJudged");
        alerts.stream()
                .filter(alert -> alert.unjudged() != null)
                .forEach(alert -> unjudged.add(alert.rule().name()));
        ArrayNode channels = document.putArray("channels");
        deliveries.forEach(delivery -> channels.add(one(delivery)));
        return document;
    }

    private static ObjectNode one(Alert alert) {
        Cause unjudged = alert.unjudged();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", alert.rule().name())
                .put("state", alert.phase().word())
                .put("since", alert.since().toString())
                .put("firedAt", text(alert.firedAt()))
                .put("severity", alert.rule().urgency().word())
                .put("value", alert.rule().value())
                .put("rule", alert.rule().text())
                .put("text", alert.text())
                .put("judged", unjudged == null)
                .put("reason", unjudged == null ? null : unjudged.reason().word());
    }

    private static ObjectNode one(Delivery delivery) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", delivery.channel())
                .put("target", delivery.target())
                .put("state", delivery.state())
                .put("trouble", delivery.trouble())
                .put("failures", delivery.counts().failures())
                .put("waiting", delivery.counts().waiting())
                .put("delivered", delivery.counts().delivered())
                .put("givenUp", delivery.counts().givenUp())
                .put("lastDeliveredAt", text(delivery.lastAt()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
