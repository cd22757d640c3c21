package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;

/** Characters that nobody sees: they make two names look alike, or a command read other than it runs. */
final class Hidden {
    private Hidden() {}

    static boolean in(String text) {
        return index(text, 0) >= 0;
    }

    static String removed(String text) {
        if (!in(text)) {
            return text;
        }
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(c -> !hidden(c)).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    /** An error for the first hidden character of a text that names something or will run. */
    static void refuse(String text, String what, Place start, Problems problems) {
        int index = index(text, 0);
        if (index >= 0) {
            int c = text.charAt(index);
            String name = "U+%04X %s".formatted(c, Character.getName(c));
            problems.error(
                    new Place(start.line(), start.column() + index),
                    "hidden-character",
                    what + " contains the invisible character " + name
                            + ", so it is not what it looks like. Delete the character.");
        }
    }

    private static int index(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (hidden(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hidden(int c) {
        boolean zeroWidth = c == 0x200B || c == 0x200C || c == 0x2060 || c == 0xFEFF || c == 0x00AD || c == 0x180E;
        boolean bidi = (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
        return zeroWidth || bidi;
    }
}
