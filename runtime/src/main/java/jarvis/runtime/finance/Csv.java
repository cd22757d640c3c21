package jarvis.runtime.finance;

import java.util.ArrayList;
import java.util.List;

/** A text of separated values, as RFC 4180 and spreadsheets write it; quoted fields may hold separators and line ends. */
final class Csv {
    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private Csv(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** @param line of its first character, from 1 */
    record Row(int line, List<String> fields) {
        Row {
            fields = List.copyOf(fields);
        }

        boolean blank() {
            return fields.size() == 1 && fields.getFirst().isBlank();
        }
    }

    /** All but empty lines. */
    static List<Row> rows(String text) throws Wrong {
        Csv csv = new Csv(text, separator(text));
        while (csv.at < text.length()) {
            Row row = csv.row();
            if (!row.blank()) {
                csv.rows.add(row);
            }
        }
        return csv.rows;
    }

    /** Whichever the first line has most of: comma, semicolon or tab. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private Row row() throws Wrong {
        int first = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            fields.add(field());
        }
        endLine();
        return new Row(first, fields);
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private String field() throws Wrong {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (!fieldEnds()) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private boolean fieldEnds() {
        return at >= text.length()
                || text.charAt(at) == separator
                || text.charAt(at) == '\n'
                || text.charAt(at) == '\r';
    }

    private String quoted() throws Wrong {
        int opened = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length() && !closes()) {
            char character = text.charAt(at);
            line += character == '\n' ? 1 : 0;
            at += character == '"' ? 2 : 1;
            field.append(character);
        }
        if (at >= text.length()) {
            throw new Wrong("line " + opened + ": a quote is opened and not closed. Is the file whole?");
        }
        at++;
        if (!fieldEnds()) {
            throw new Wrong("line " + line + ": something follows a closing quote. Write a quote within as \"\".");
        }
        return field.toString().strip();
    }

    /** A quote that is not one of two. */
    private boolean closes() {
        return text.charAt(at) == '"' && (at + 1 >= text.length() || text.charAt(at + 1) != '"');
    }
}
