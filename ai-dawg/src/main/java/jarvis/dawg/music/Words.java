package jarvis.dawg.music;

import java.util.Locale;

/** Words that come from outside, made comparable and safe to repeat in a sentence. */
final class Words {
    private static final int LONGEST_SHOWN = 40;

    private Words() {}

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** In quotes, on one line and not endless: a refusal repeats what it was given. */
    static String quoted(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
        int shown = Math.min(line.length(), LONGEST_SHOWN);
        return '"' + line.substring(0, shown) + (shown < line.length() ? "..." : "") + '"';
    }
}
