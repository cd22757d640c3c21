package jarvis.runtime.result;

import jarvis.runtime.view.PlainText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Foreign text as a piece of a Markdown line, where it starts nothing: no HTML, no link, no table cell, no mention of anybody. */
final class Markdown {
    private static final int SHORT_HASH = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Markdown() {}

    /** Inline code stays code where its backticks are in pairs. */
    static String line(String text) {
        String[] parts = PlainText.line(text).split("`", -1);
        boolean paired = parts.length % 2 == 1;
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < parts.length; at++) {
            boolean code = paired && at % 2 == 1;
            line.append(at == 0 ? "" : paired ? "`" : "\\`");
            line.append(code ? parts[at] : escaped(parts[at]));
        }
        return line.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\|*_\\[\\]#~!]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("@", "&#64;");
    }

    static String code(String text) {
        String line = PlainText.line(text);
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    /** A row of a table, in which no text is the end of its cell. */
    static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replaceAll("(?<!\\\\)\\|", "\\\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The beginning of a hash, which tells it from others well enough. */
    static String hash(String hash) {
        return code(hash.substring(0, Math.min(SHORT_HASH, hash.length())));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
