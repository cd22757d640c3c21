package jarvis.runtime.cli.terminal;

import java.util.List;

/** Foreign text as it is, with every character that a terminal would not show made visible: for what a person trusts. */
public final class Shown {
    private Shown() {}

    /** The lines of a text. */
    public static List<String> lines(String text) {
        return text.strip().lines().map(Shown::line).toList();
    }

    private static String line(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                shown.append("    ");
            } else if (hidden(c)) {
                shown.append(String.format("\\u{%x}", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean hidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
