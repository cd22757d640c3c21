package jarvis.runtime.dashboard;

import jarvis.core.alert.Alert;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.runtime.alert.Alerts;
import jarvis.runtime.alert.Delivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Each alert, and each channel by which they are delivered. */
public record AlertValues(Alerts alerts) implements Values {
    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        Map<String, Reading<JsonNode>> values = new LinkedHashMap<>();
        Own own = new Own(Own.JARVIS, now, now);
        alerts.all().forEach(alert -> alert(alert, own, values));
        alerts.deliveries().forEach(delivery -> delivery(delivery, own, values));
        return values;
    }

    private static void alert(Alert alert, Own own, Map<String, Reading<JsonNode>> values) {
        String prefix = "health.alerts[" + alert.rule().name() + "].";
        values.put(prefix + "state", state(alert, own));
        values.put(prefix + "since", own.text(alert.since().toString()));
        values.put(prefix + "severity", own.text(alert.rule().urgency().word()));
        values.put(prefix + "text", own.text(alert.text()));
    }

    /** What cannot be judged is where it was, and nobody can say that it is still right. */
    private static Reading<JsonNode> state(Alert alert, Own own) {
        String word = alert.phase().word();
        Cause why = alert.unjudged();
        return why == null
                ? own.text(word)
                : new Reading.Uncertain<>(
                        JsonNodeFactory.instance.stringNode(word), why, own.provenance(Meaning.PLAIN, List.of()));
    }

    private static void delivery(Delivery delivery, Own own, Map<String, Reading<JsonNode>> values) {
        String prefix = "health.alert_delivery[" + delivery.channel() + "].";
        values.put(prefix + "state", own.text(delivery.state()));
        values.put(prefix + "waiting", own.number(delivery.counts().waiting(), Meaning.PLAIN));
        values.put(prefix + "given_up", own.number(delivery.counts().givenUp(), Meaning.PLAIN));
        String trouble = delivery.trouble();
        if (trouble != null) {
            values.put(prefix + "trouble", own.text(trouble));
        }
    }

    @Override
    public Optional<Instant> ages(Instant now) {
        return alerts.ages(now);
    }
}
