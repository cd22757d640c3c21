package jarvis.core.plan.markdown;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes off what decorates a text: emoji, ticks, checkboxes, list numbers, brackets. */
public final class Words {
    private static final Pattern BOX = Pattern.compile("^\\[[ xX]\\]\\s*");
    private static final Pattern NUMBER = Pattern.compile("^\\d{1,4}[.)]\\s+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** Without emoji, ticks, checkboxes and a list number at its ends. */
    public static String bare(String text) {
        String inner = trim(text);
        return trim(NUMBER.matcher(trim(BOX.matcher(inner).replaceFirst(""))).replaceFirst(""));
    }

    /** Without emoji, ticks and a checkbox at its ends; numbers stay. */
    public static String withoutTick(String text) {
        return trim(BOX.matcher(trim(text)).replaceFirst(""));
    }

    /** Without brackets that close the text: {@code Foundation (Sequential)} is {@code Foundation}. */
    public static String withoutBrackets(String text) {
        String rest = text.strip();
        for (int pairs = 0; pairs < 3 && (rest.endsWith(")") || rest.endsWith("]")); pairs++) {
            int open = opening(rest);
            if (open <= 0) {
                return rest;
            }
            rest = trim(rest.substring(0, open));
        }
        return rest;
    }

    /** Lower case words with one space between: what two spellings of a name have in common. */
    public static String key(String text) {
        return NOT_A_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static int opening(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && decoration(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && decoration(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean decoration(int c) {
        boolean joiner = c == 0xFE0F || c == 0xFE0E || c == 0x200D || c == 0x20E3;
        return joiner || Character.isWhitespace(c) || c == 0xA0 || symbol(c) || Character.isEmojiModifier(c);
    }

    private static boolean symbol(int c) {
        return c >= 0x2190 && (Character.getType(c) == Character.OTHER_SYMBOL || Character.isEmoji(c));
    }
}
