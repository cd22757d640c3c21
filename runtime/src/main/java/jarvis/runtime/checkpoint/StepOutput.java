package jarvis.runtime.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a step wrote, read once from end to end and never held whole.
 *
 * @param hash SHA-256 of all of it
 * @param tests how many tests a recognised runner says it executed
 * @param tail the last lines that say something
 */
record StepOutput(String hash, long bytes, OptionalInt tests, String tail) {
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_LINE = 1000;
    private static final int TAIL_LINES = 6;
    private static final int TAIL_LINE = 200;
    private static final Pattern ANSI = Pattern.compile("\\e\\[[0-9;?]*[ -/]*[@-~]|\\e\\][^\\x07]*\\x07");

    static StepOutput read(Path file) throws IOException {
        MessageDigest digest = sha256();
        Lines lines = new Lines();
        long bytes = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
                lines.add(block, n);
                bytes += n;
            }
        }
        lines.end();
        return new StepOutput(
                HexFormat.of().formatHex(digest.digest()),
                bytes,
                lines.tests.executed(),
                String.join("\n", lines.tail));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cuts blocks into lines; of a line without end only the beginning is looked at. */
    private static final class Lines {
        private final byte[] line = new byte[LONGEST_LINE];
        private int length;
        private final TestSummaries tests = new TestSummaries();
        private final ArrayDeque<String> tail = new ArrayDeque<>();

        void add(byte[] block, int n) {
            for (int i = 0; i < n; i++) {
                if (block[i] == '\n' || block[i] == '\r') {
                    end();
                } else if (length < LONGEST_LINE) {
                    line[length++] = block[i];
                }
            }
        }

        void end() {
            String text = new String(line, 0, length, StandardCharsets.UTF_8);
            length = 0;
            String plain =
                    text.indexOf('\u001b') < 0 ? text : ANSI.matcher(text).replaceAll("");
            if (!plain.isBlank()) {
                tests.line(plain);
                tail.addLast(plain.length() > TAIL_LINE ? plain.substring(0, TAIL_LINE) + "…" : plain.stripTrailing());
                if (tail.size() > TAIL_LINES) {
                    tail.removeFirst();
                }
            }
        }
    }
}
