package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;
import java.util.Optional;

/** Whether a document is text at all, before anything is read from it. */
final class Text {
    private Text() {}

    /** The text without a byte order mark and with plain line ends; empty, with an error, where it is no text. */
    static Optional<String> readable(String markdown, Problems problems) {
        String text = withPlainLineEnds(markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown);
        if (text.isBlank()) {
            problems.error(
                    Place.START,
                    "empty",
                    "This is not a plan because it is empty. Write at least one heading such as \"### Instance 1:"
                            + " Name\" with its tasks.");
            return Optional.empty();
        }
        int strange = 0;
        int first = -1;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            if (strange(text.charAt(i))) {
                strange++;
                zeros += text.charAt(i) == 0 ? 1 : 0;
                first = first < 0 ? i : first;
            }
        }
        if (zeros > 0 || strange > text.length() / 20) {
            refuse(text, first, zeros > text.length() / 4, problems);
            return Optional.empty();
        }
        if (first >= 0) {
            warn(text, first, problems);
        }
        return Optional.of(text);
    }

    private static String withPlainLineEnds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean strange(char c) {
        return c == '\uFFFD' || c == 0x7F || (c < ' ' && "\n\t\f".indexOf(c) < 0);
    }

    private static Place place(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new Place(line, at - start + 1);
    }

    private static void warn(String text, int at, Problems problems) {
        if (text.charAt(at) == '\uFFFD') {
            problems.warning(
                    place(text, at),
                    "not-utf-8",
                    "A character here could not be read, because the file is not UTF-8 throughout. Save it as UTF-8.");
        } else {
            problems.warning(
                    place(text, at),
                    "control-character",
                    "There is a control character here, U+%04X, which a terminal might obey. Delete it."
                            .formatted((int) text.charAt(at)));
        }
    }

    private static void refuse(String text, int at, boolean wide, Problems problems) {
        Place place = place(text, at);
        if (wide) {
            problems.error(place, "utf-16", "This is not a plan because it is UTF-16, not UTF-8. Save it as UTF-8.");
        } else {
            problems.error(
                    place,
                    "binary",
                    "This is not a plan because it is not text: it contains the character U+%04X. Give the path of a Markdown file."
                            .formatted((int) text.charAt(at)));
        }
    }
}
