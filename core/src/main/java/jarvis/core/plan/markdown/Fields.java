package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the {@code **Key:** value} lines of running text; a line without a key continues the field above it. */
public final class Fields {
    private static final Pattern BOLD =
            Pattern.compile("^(?:\\*\\*|__)([^*_:\\n]{1,60})(?::\\s*(?:\\*\\*|__)|(?:\\*\\*|__)\\s*:)\\s*(.*)$");
    private static final Pattern PLAIN = Pattern.compile("^([\\p{Lu}][\\p{L}\\p{N}/ -]{0,39}):(?:\\s+(.*))?$");
    private static final Pattern BOLD_LINE = Pattern.compile("^(?:\\*\\*|__)([^*_\\n]{1,80})(?:\\*\\*|__)$");

    private Fields() {}

    public static List<Field> of(Block.Paragraph paragraph) {
        List<Field> fields = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Line line : paragraph.lines()) {
            Optional<Field> field = of(line);
            if (field.isPresent()) {
                close(fields, values);
                fields.add(field.get());
                values.add(field.get().value());
            } else if (!fields.isEmpty() && !fields.getLast().value().isEmpty()) {
                values.add(line.plain());
            }
        }
        close(fields, values);
        return fields;
    }

    private static void close(List<Field> fields, List<String> values) {
        if (values.size() > 1) {
            Field last = fields.removeLast();
            fields.add(new Field(last.key(), String.join(" ", values), last.line()));
        }
        values.clear();
    }

    /** The field that a line is, if it is one. */
    public static Optional<Field> of(Line line) {
        String raw = Words.withoutTick(line.raw());
        if (raw.startsWith("**") || raw.startsWith("__")) {
            return bold(raw, line);
        }
        if (raw.indexOf(':') < 0) {
            return Optional.empty();
        }
        Matcher plain = PLAIN.matcher(raw);
        if (plain.matches()) {
            String value = plain.group(2);
            return Optional.of(new Field(key(plain.group(1)), value == null ? "" : Inline.plain(value), line));
        }
        return Optional.empty();
    }

    private static Optional<Field> bold(String raw, Line line) {
        Matcher bold = BOLD.matcher(raw);
        if (bold.matches()) {
            return Optional.of(new Field(key(bold.group(1)), Inline.plain(bold.group(2)), line));
        }
        Matcher label = BOLD_LINE.matcher(raw);
        return label.matches() ? Optional.of(new Field(key(label.group(1)), "", line)) : Optional.empty();
    }

    private static String key(String text) {
        return Words.key(Words.withoutBrackets(text));
    }
}
