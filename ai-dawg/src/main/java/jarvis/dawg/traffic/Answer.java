package jarvis.dawg.traffic;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came of sending something. */
sealed interface Answer {
    record Taken(JsonNode data) implements Answer {}

    /** Not now: the service wants to be left alone for a while. */
    record Busy(Duration pause, String why) implements Answer {}

    /** Nobody knows whether it was taken. */
    record Away(String why) implements Answer {}

    /** To send it again would be in vain. */
    record Refused(String sentence) implements Answer {}
}
