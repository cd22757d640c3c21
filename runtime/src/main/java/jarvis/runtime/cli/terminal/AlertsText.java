package jarvis.runtime.cli.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The alerts and their channels as lines for a terminal. */
public final class AlertsText {
    private AlertsText() {}

    public static List<String> of(JsonNode document, Instant now) {
        List<String> lines = new ArrayList<>();
        for (JsonNode alert : document.path("alerts")) {
            lines.add("%-16s %-12s %-8s since %s%s"
                    .formatted(
                            alert.path("name").asString(""),
                            alert.path("state").asString(""),
                            alert.path("severity").asString(""),
                            Ages.of(alert.path("since"), now),
                            alert.path("judged").asBoolean(true) ? "" : "; cannot be judged"));
            lines.add("                 " + alert.path("text").asString(""));
        }
        for (JsonNode channel : document.path("channels")) {
            lines.add("to %-13s %-12s %s: %d delivered, %d waiting, %d given up"
                    .formatted(
                            channel.path("name").asString(""),
                            channel.path("state").asString(""),
                            channel.path("target").asString(""),
                            channel.path("delivered").asLong(0),
                            channel.path("waiting").asLong(0),
                            channel.path("givenUp").asLong(0)));
            if (channel.path("trouble").isString()) {
                lines.add("                 %s (%d times in a row)"
                        .formatted(
                                channel.path("trouble").stringValue(),
                                channel.path("failures").asInt(0)));
            }
        }
        if (document.path("alerts").isEmpty()) {
            lines.add("There are no alerts. Name them under alerts: rules: in jarvis.yaml.");
        }
        return lines;
    }
}
