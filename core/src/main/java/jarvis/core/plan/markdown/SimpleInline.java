package jarvis.core.plan.markdown;

import org.jspecify.annotations.Nullable;

/**
 * Reads the plain text of a line that has nothing but strong emphasis and code spans, as most lines of a plan have; much
 * cheaper than a parser, and it gives up where CommonMark might read the line differently.
 */
final class SimpleInline {
    private final String raw;
    private final StringBuilder text;
    private char strong;

    private SimpleInline(String raw) {
        this.raw = raw;
        this.text = new StringBuilder(raw.length());
    }

    /** The plain text; null where the line is not that simple. */
    static @Nullable String plain(String raw) {
        SimpleInline line = new SimpleInline(raw);
        int i = 0;
        while (i < raw.length()) {
            i = line.step(i);
            if (i < 0) {
                return null;
            }
        }
        return line.strong == 0 ? line.text.toString() : null;
    }

    private int step(int i) {
        char c = raw.charAt(i);
        return switch (c) {
            case '`' -> code(i);
            case '*', '_' -> emphasis(i, c);
            case '\\' -> -1;
            case '[' -> box(i) ? literal(i) : -1;
            case '<', '&' -> i + 1 == raw.length() || raw.charAt(i + 1) == ' ' ? literal(i) : -1;
            case '!' -> at(i + 1) == '[' ? -1 : literal(i);
            default -> literal(i);
        };
    }

    private int literal(int i) {
        text.append(raw.charAt(i));
        return i + 1;
    }

    private char at(int i) {
        return i >= 0 && i < raw.length() ? raw.charAt(i) : ' ';
    }

    private boolean box(int i) {
        return at(i + 2) == ']' && at(i + 3) == ' ' && " xX".indexOf(at(i + 1)) >= 0;
    }

    private int code(int i) {
        int end = raw.indexOf('`', i + 1);
        if (end <= i + 1 || at(end + 1) == '`') {
            return -1;
        }
        String code = raw.substring(i + 1, end);
        boolean padded = code.startsWith(" ") && code.endsWith(" ") && !code.isBlank();
        text.append(padded ? code.substring(1, code.length() - 1) : code);
        return end + 1;
    }

    /** Two marks that open at the beginning of a word or close at its end; anything else is not simple. */
    private int emphasis(int i, char mark) {
        if (mark == '_' && Character.isLetterOrDigit(at(i - 1)) && Character.isLetterOrDigit(at(i + 1))) {
            return literal(i);
        }
        if (mark == '*' && at(i - 1) == ' ' && at(i + 1) == ' ') {
            return literal(i);
        }
        if (at(i + 1) != mark || at(i + 2) == mark) {
            return -1;
        }
        boolean opens = strong == 0 && " (".indexOf(at(i - 1)) >= 0 && Character.isLetterOrDigit(at(i + 2));
        boolean closes = strong == mark && at(i - 1) != ' ' && " :,.;)".indexOf(at(i + 2)) >= 0;
        if (opens == closes) {
            return -1;
        }
        strong = opens ? mark : 0;
        return i + 2;
    }
}
