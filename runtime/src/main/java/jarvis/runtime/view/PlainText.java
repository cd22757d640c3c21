package jarvis.runtime.view;

/** Foreign text made safe for one line of a terminal or a log: no line breaks, no control or direction characters, bounded. */
public final class PlainText {
    private static final int LONGEST = 400;

    private PlainText() {}

    /** The text on one line; what is longer than 400 characters ends in an ellipsis. */
    public static String line(String text) {
        StringBuilder plain = new StringBuilder();
        boolean space = false;
        for (int at = 0; at < text.length() && plain.length() < LONGEST; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                space = !plain.isEmpty();
            } else if (visible(c)) {
                plain.append(space ? " " : "").appendCodePoint(c);
                space = false;
            }
        }
        return plain.length() < LONGEST ? plain.toString() : plain + "…";
    }

    /** Bidirectional overrides and invisible marks can make a line read as something else. */
    private static boolean visible(int c) {
        int type = Character.getType(c);
        return type != Character.FORMAT && type != Character.SURROGATE && type != Character.UNASSIGNED;
    }
}
