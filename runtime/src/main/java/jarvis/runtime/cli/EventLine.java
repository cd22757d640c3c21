package jarvis.runtime.cli;

import jarvis.runtime.view.PlainText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** An event's document as a line. */
final class EventLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private EventLine() {}

    /** Such as {@code 12 14:05:07 instance-1: ready -> running}; the time is this machine's. */
    static String of(JsonNode event) {
        String at = event.path("at").asString("");
        String time = at.isEmpty() ? "--:--:--" : TIME.format(Instant.parse(at).atZone(ZoneId.systemDefault()));
        return event.path("seq").asLong(0) + " " + time + " "
                + PlainText.line(event.path("sentence").asString(""));
    }

    /** Whether nothing comes after it by itself. */
    static boolean ends(JsonNode event) {
        String type = event.path("type").asString("");
        return type.equals("signed-off") || type.equals("run-stopped");
    }

    static boolean signedOff(JsonNode event) {
        return event.path("type").asString("").equals("signed-off");
    }
}
