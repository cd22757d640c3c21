package jarvis.core.ownership.pattern;

import java.text.Normalizer;
import java.util.Locale;

/** Names as systems read them that ignore case, or how letters with accents are put together. */
public final class Folding {
    private Folding() {}

    /** The same for all spellings that such a system takes for one. */
    public static String of(String path) {
        if (isAscii(path)) {
            return path.toLowerCase(Locale.ROOT);
        }
        String upper = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /**
     * Whether a name is {@code .git} or one of the names that some system takes for it.
     *
     * <p>Ignored are case, letters that are not seen (HFS+), dots and blanks at the end, and streams behind a colon (NTFS),
     * whose short name for it is {@code git~1}.
     */
    public static boolean isGit(String name) {
        if (isPlainlyNot(name)) {
            return false;
        }
        String plain = plain(name);
        return plain.equals(".git") || plain.equals("git~1");
    }

    /** Whether git reads a file of this name, or might one day; {@code .gitkeep} is a custom, and means nothing to it. */
    public static boolean isReadByGit(String name) {
        if (isPlainlyNot(name)) {
            return false;
        }
        String plain = plain(name);
        return (plain.startsWith(".git") || plain.matches("git\\w{0,5}~\\d")) && !plain.equals(".gitkeep");
    }

    /** The names of nearly all files, told at a glance: there are tens of thousands of them. */
    private static boolean isPlainlyNot(String name) {
        return !name.regionMatches(true, 0, ".git", 0, 4) && !name.regionMatches(true, 0, "git", 0, 3) && isAscii(name);
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String name) {
        int colon = name.indexOf(':');
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .limit(colon < 0 ? name.length() : name.codePointCount(0, colon))
                .filter(letter -> Character.getType(letter) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        int end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == ' ' || plain.charAt(end - 1) == '.')) {
            end--;
        }
        return of(plain.substring(0, end));
    }
}
