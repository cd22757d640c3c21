package jarvis.runtime.cli.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Values and their provenance as lines for a terminal. */
public final class ValueText {
    private static final int WIDEST = 60;

    private ValueText() {}

    /** One value, as a person would ask about it. */
    public static List<String> of(JsonNode value, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(value.path("name").asString("") + " = " + shown(value));
        add(lines, "quality", quality(value));
        add(lines, "because", value.path("detail"));
        add(lines, "means", value.path("meaning"));
        add(lines, "definition", value.path("definition"));
        add(lines, "as of", time(value.path("asOf"), now));
        add(lines, "from", from(value));
        add(lines, "fetched", time(value.path("fetchedAt"), now));
        add(lines, "asked", time(value.path("checkedAt"), now));
        add(lines, "next", time(value.path("nextAttemptAt"), now));
        value.path("notes").forEach(note -> add(lines, "note", note));
        value.path("derivedFrom").forEach(input -> add(lines, "input", input(input)));
        return lines;
    }

    /** All values, one a line. */
    public static List<String> all(JsonNode document, Instant now) {
        return document.path("values")
                .valueStream()
                .map(value -> "%-9s %s = %s (%s, %s)"
                        .formatted(
                                value.path("quality").asString(""),
                                value.path("name").asString(""),
                                shown(value),
                                source(value),
                                value.path("reason").isString()
                                        ? value.path("reason").stringValue()
                                        : Ages.of(value.path("asOf"), now)))
                .toList();
    }

    private static String source(JsonNode value) {
        String source = value.path("source").asString("");
        return source.isEmpty() ? "no source" : source;
    }

    private static String shown(JsonNode value) {
        JsonNode found = value.path("value");
        if (found.isNull() || found.isMissingNode()) {
            return "none";
        }
        String text = found.isNull() || found.isMissingNode()
                ? "none"
                : found.isString() ? found.stringValue() : found.toString();
        String unit = value.path("unit").isString() ? " " + value.path("unit").stringValue() : "";
        return (text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text) + unit;
    }

    private static String quality(JsonNode value) {
        String reason =
                value.path("reason").isString() ? " (" + value.path("reason").stringValue() + ")" : "";
        return value.path("quality").asString("") + reason;
    }

    private static String from(JsonNode value) {
        String revision = value.path("revision").isString()
                ? ", revision " + shortened(value.path("revision").stringValue())
                : "";
        return source(value) + " (" + value.path("kind").asString("") + ")" + revision;
    }

    private static String shortened(String revision) {
        return revision.length() > 12 ? revision.substring(0, 12) : revision;
    }

    private static String input(JsonNode input) {
        return input.path("name").asString("") + " = " + input.path("value").asString("none") + ", " + quality(input);
    }

    private static String time(JsonNode time, Instant now) {
        return time.isString() ? time.stringValue() + " (" + Ages.of(time, now) + ")" : "unknown";
    }

    private static void add(List<String> lines, String label, JsonNode text) {
        if (text.isString()) {
            add(lines, label, text.stringValue());
        }
    }

    private static void add(List<String> lines, String label, String text) {
        lines.add("  %-11s %s".formatted(label, text));
    }
}
