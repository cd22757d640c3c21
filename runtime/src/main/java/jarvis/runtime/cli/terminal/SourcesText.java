package jarvis.runtime.cli.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The sources as lines for a terminal. */
public final class SourcesText {
    private SourcesText() {}

    public static List<String> of(JsonNode document, Instant now) {
        List<String> lines = new ArrayList<>();
        for (JsonNode source : document.path("sources")) {
            lines.add("%-16s %-12s %s %s"
                    .formatted(
                            source.path("name").asString(""),
                            source.path("state").asString(""),
                            source.path("kind").asString(""),
                            source.path("target").asString("")));
            lines.add("                 %d values as of %s; asked %s, next %s"
                    .formatted(
                            source.path("values").asInt(0),
                            Ages.of(source.path("asOf"), now),
                            Ages.of(source.path("checkedAt"), now),
                            Ages.of(source.path("nextAttemptAt"), now)));
            if (source.path("trouble").isString()) {
                lines.add("                 %s: %s (%d times in a row)"
                        .formatted(
                                source.path("reason").asString(""),
                                source.path("trouble").stringValue(),
                                source.path("failures").asInt(0)));
            }
        }
        if (lines.isEmpty()) {
            lines.add("There are no sources. Name them under sources: in jarvis.yaml.");
        }
        return lines;
    }
}
