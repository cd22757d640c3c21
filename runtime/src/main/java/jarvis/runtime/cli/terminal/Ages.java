package jarvis.runtime.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** How long ago a time in a document is. */
final class Ages {
    private Ages() {}

    /** {@code 3m ago}, {@code in 4s}; "unknown" for what is no time. */
    static String of(JsonNode time, Instant now) {
        if (!time.isString()) {
            return "unknown";
        }
        Duration age = Duration.between(Instant.parse(time.stringValue()), now);
        return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
    }

    private static String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + "d";
        }
        if (span.toHours() > 0) {
            return span.toHours() + "h";
        }
        return span.toMinutes() > 0 ? span.toMinutes() + "m" : span.toSeconds() + "s";
    }
}
