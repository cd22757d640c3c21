package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The YAML between two lines of {@code ---} at the top of a document.
 *
 * @param yaml the text between them, null where there is none
 * @param body the document with as many empty lines in its place, so that every line keeps its number
 */
record FrontMatter(@Nullable String yaml, String body) {
    private static final Pattern KEY = Pattern.compile("^[A-Za-z_][\\w.-]{0,80}\\s*:.*|^#.*");

    static FrontMatter of(String text, Problems problems) {
        int first = end(text, 0);
        if (first < 0 || !text.substring(0, first).stripTrailing().equals("---") || !key(text, first + 1)) {
            return new FrontMatter(null, text);
        }
        int start = first + 1;
        int lines = 1;
        for (int at = start; at < text.length(); ) {
            int end = end(text, at);
            int stop = end < 0 ? text.length() : end;
            String line = text.substring(at, Math.min(stop, at + 8)).stripTrailing();
            lines++;
            if (line.equals("---") || line.equals("...")) {
                return new FrontMatter(
                        text.substring(start, at), "\n".repeat(lines - 1) + (end < 0 ? "" : text.substring(end)));
            }
            at = stop + 1;
        }
        problems.error(
                Place.START,
                "unclosed-front-matter",
                "The front matter that begins here is never closed, so its settings are not read. Put a line of ---"
                        + " after its last key.");
        return new FrontMatter(null, text);
    }

    private static boolean key(String text, int start) {
        int end = end(text, start);
        String line = text.substring(Math.min(start, text.length()), end < 0 ? text.length() : end);
        return line.length() < 1_000 && KEY.matcher(line.stripTrailing()).matches();
    }

    private static int end(String text, int from) {
        return text.indexOf('\n', from);
    }
}
