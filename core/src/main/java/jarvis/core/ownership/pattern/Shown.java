package jarvis.core.ownership.pattern;

/** How a path is shown in a sentence: on one line, and what cannot be seen as its number. */
public final class Shown {
    private static final int LONGEST = 300;

    private Shown() {}

    public static String path(String path) {
        StringBuilder shown = new StringBuilder();
        path.codePoints().limit(LONGEST).forEach(letter -> append(shown, letter));
        return path.codePointCount(0, path.length()) > LONGEST ? shown + "…" : shown.toString();
    }

    private static void append(StringBuilder shown, int letter) {
        switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append("\\u{%x}".formatted(letter));
            default -> shown.appendCodePoint(letter);
        }
    }
}
