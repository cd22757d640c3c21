package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;
import java.util.Optional;

/** Whether a document is text at all, before anything is read from it. */
final class Text {
    private Text() {}

    /** The text without a byte order mark and with plain line ends; empty, with an error, where it is no text. */
    static Optional<String> readable(String markdown, Problems problems) {
        String text = markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
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
            char c = text.charAt(i);
            if (c == '\uFFFD' || (c < ' ' && "\n\r\t\f".indexOf(c) < 0)) {
                strange++;
                zeros += c == 0 ? 1 : 0;
                first = first < 0 ? i : first;
            }
        }
        if (zeros > 0 || strange > text.length() / 20) {
            refuse(text, first, zeros > text.length() / 4, problems);
            return Optional.empty();
        }
        return Optional.of(
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static void refuse(String text, int at, boolean wide, Problems problems) {
        int start = text.lastIndexOf('\n', at) + 1;
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        Place place = new Place(line, at - start + 1);
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
