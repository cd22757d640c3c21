package jarvis.core.ownership.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of files as git has them, which are bytes, and as text. Each text stands for one name, and back. */
public final class PathBytes {
    private static final char ESCAPED = 0xDC00;

    private PathBytes() {}

    /** Bytes that are no UTF-8 become lone surrogates, each its own, so that two names never become one. */
    public static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.length() == bytes.length && isAscii(bytes)) {
            return text;
        }
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (byte one : bytes) {
            escaped.append((char) (one >= 0 ? one : ESCAPED + (one & 0xFF)));
        }
        return escaped.toString();
    }

    /** As nearly all names are; there are tens of thousands of them. */
    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    public static byte[] bytes(String text) {
        if (!isEscaped(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[text.length()];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) text.charAt(at);
        }
        return bytes;
    }

    private static boolean isEscaped(String text) {
        return text.codePoints().anyMatch(letter -> letter >= ESCAPED + 0x80 && letter <= ESCAPED + 0xFF);
    }
}
