package jarvis.runtime.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain of hashes of one stream: SHA-256 over the hash before, the number, the type and the payload; it begins with the
 * hash of the stream's name. A changed, moved or missing event breaks it; a cut-off end does not.
 */
final class Chain {
    private Chain() {}

    static String begin(String stream) {
        return hex(sha256().digest(stream.getBytes(StandardCharsets.UTF_8)));
    }

    static String next(String before, long seq, String type, String payload) {
        MessageDigest digest = sha256();
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
        digest.update(type.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(payload.getBytes(StandardCharsets.UTF_8));
        return hex(digest.digest());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
