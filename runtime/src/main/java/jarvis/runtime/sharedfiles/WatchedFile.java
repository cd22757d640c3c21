package jarvis.runtime.sharedfiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file on disk, and how much of it was dealt with. Links are not followed. For one thread. */
final class WatchedFile {
    private static final Duration HALF_WRITTEN = Duration.ofMillis(300);
    private static final int MOST_BYTES = 16 << 20;

    private final Path path;
    private byte[] dealtWith;
    private byte[] found = {};
    private byte @Nullable [] unread;
    private Instant unreadSince = Instant.EPOCH;

    WatchedFile(Path path, byte[] dealtWith) {
        this.path = path;
        this.dealtWith = dealtWith;
    }

    /** What a look finds; NO_FILE is a link, a folder or a pipe. */
    enum Look {
        SAME,
        MISSING,
        NO_FILE,
        EDITED
    }

    Path path() {
        return path;
    }

    /** What the last look read. */
    byte[] found() {
        return found;
    }

    byte[] dealtWith() {
        return dealtWith;
    }

    void dealtWith(byte[] bytes) {
        dealtWith = bytes;
        unread = null;
    }

    /** Whether somebody may still be writing it. */
    boolean halfWritten() {
        return unread != null;
    }

    Look look() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Look.MISSING;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Look.NO_FILE;
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            found = in.readNBytes(MOST_BYTES + 1);
            if (Arrays.equals(found, dealtWith)) {
                unread = null;
                return Look.SAME;
            }
            return Look.EDITED;
        } catch (NoSuchFileException e) {
            return Look.MISSING;
        }
    }

    /** A text that makes no sense may be half written: it is given some time without a change. True while that lasts. */
    boolean mayBecomeReadable(byte[] bytes, Instant now) {
        if (unread == null || !Arrays.equals(unread, bytes)) {
            unread = bytes;
            unreadSince = now;
        }
        return unreadSince.plus(HALF_WRITTEN).isAfter(now);
    }

    /** @throws IllegalArgumentException when the bytes are no text */
    static String text(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("is longer than " + (MOST_BYTES >> 20) + " MB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not text in UTF-8", e);
        }
    }
}
