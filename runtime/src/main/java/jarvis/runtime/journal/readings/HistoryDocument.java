package jarvis.runtime.journal.readings;

import jarvis.core.reading.Origin;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.project.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The past of a value as JSON: {@code {success, data: {value, from, to, rows, next}, timestamp}}. The first row is what was in
 * force at {@code from}; {@code next} is the {@code from} of the page after this one, or null.
 */
public final class HistoryDocument {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PAGE = 200;
    private static final int LARGEST_PAGE = 1_000;
    private static final int MOST_NEAR = 5;
    private static final String TIME = "a time with its zone, as 2026-11-22T14:00:00Z.";

    private HistoryDocument() {}

    /** A question that cannot be understood. */
    private static final class Wrong extends Exception {
        private final String field;

        Wrong(String field, String sentence) {
            super(sentence);
            this.field = field;
        }
    }

    public static HistoryAnswer of(ReadingHistory history, HistoryQuestion question, Instant now) {
        try {
            String name = question.value();
            if (name == null || name.isBlank()) {
                throw new Wrong("value", "\"value\" is the name of a value, as \"mrr\"; say which.");
            }
            Instant to = time("to", question.to(), now);
            Instant from = time("from", question.from(), (to.isAfter(now) ? now : to).minus(DAY));
            int limit = limit(question.limit());
            refuseOrder(from, to, now);
            Set<String> names = history.names();
            if (!names.contains(name)) {
                return absent(name, names);
            }
            Instant end = to.isAfter(now) ? now : to;
            ReadingHistory.Rows rows = history.between(name, from, end, limit);
            return new HistoryAnswer.Found(document(name, List.of(from, end, now), rows));
        } catch (Wrong wrong) {
            return new HistoryAnswer.Malformed(wrong.field, String.valueOf(wrong.getMessage()));
        } catch (JournalException trouble) {
            return new HistoryAnswer.Unavailable("The record cannot be read now; the log says why. Try again later.");
        }
    }

    private static Instant time(String field, @Nullable String given, Instant otherwise) throws Wrong {
        if (given == null) {
            return otherwise;
        }
        try {
            // A plus that was not encoded arrives as a blank.
            return OffsetDateTime.parse(given.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new Wrong(field, "\"" + field + "\" cannot be read. Give " + TIME);
        }
    }

    private static void refuseOrder(Instant from, Instant to, Instant now) throws Wrong {
        if (from.isAfter(to)) {
            throw new Wrong("from", "\"from\" is after \"to\". Turn them round.");
        }
        if (from.isAfter(now)) {
            throw new Wrong("from", "\"from\" is later than now, " + now + ". Ask for a time that has been.");
        }
    }

    private static int limit(@Nullable String given) throws Wrong {
        if (given == null) {
            return PAGE;
        }
        int limit = given.matches("\\d{1,6}") ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Wrong("limit", "\"limit\" is a number from 1 to " + LARGEST_PAGE + ".");
        }
        return limit;
    }

    private static HistoryAnswer absent(String name, Set<String> names) {
        String word = name.toLowerCase(Locale.ROOT);
        List<String> near = Stream.concat(
                        Nearest.to(name, names).stream(),
                        names.stream()
                                .filter(known -> known.toLowerCase(Locale.ROOT).contains(word))
                                .sorted())
                .distinct()
                .limit(MOST_NEAR)
                .toList();
        String hint = near.isEmpty() ? "" : " Is one of these meant: " + String.join(", ", near) + "?";
        return new HistoryAnswer.Absent("Nothing is recorded of a value of that name." + hint, near);
    }

    /** @param times from, to and now */
    private static ObjectNode document(String name, List<Instant> times, ReadingHistory.Rows rows) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("success", true);
        ObjectNode data = document.putObject("data");
        data.put("value", name);
        data.put("from", times.get(0).toString());
        data.put("to", times.get(1).toString());
        ArrayNode list = data.putArray("rows");
        Instant next = rows.next();
        for (int i = 0; i < rows.rows().size(); i++) {
            Instant until = i + 1 < rows.rows().size() ? rows.rows().get(i + 1).at() : next;
            list.add(row(rows.rows().get(i), until));
        }
        data.put("next", text(next));
        return document.put("timestamp", times.get(2).toString());
    }

    /** @param until when something else was so; null: not by the end of the time that was asked for */
    private static ObjectNode row(Past past, @Nullable Instant until) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("at", past.at().equals(Instant.MIN) ? null : past.at().toString());
        row.put("until", text(until));
        row.put("quality", past.quality());
        row.put("reason", past.reason());
        row.put("detail", past.detail());
        row.set("value", past.value());
        row.put("asOf", text(past.asOf()));
        Origin origin = past.origin();
        if (origin == null) {
            row.putNull("source");
        } else {
            row.putObject("source")
                    .put("id", origin.source())
                    .put("kind", origin.kind())
                    .put("revision", origin.revision());
        }
        return row;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Objects.toString(time);
    }
}
