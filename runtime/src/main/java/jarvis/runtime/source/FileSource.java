package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file, known by its content: touching it changes nothing. It is read only when its size, time or identity differ from
 * those that were read last.
 */
public final class FileSource implements Source {
    private static final int LARGEST = 16 << 20;
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final String shown;
    private final Form form;
    private final boolean named;
    private final InstantSource clock;
    private @Nullable Stamp seen;
    private boolean met;

    private record Stamp(long size, Instant modified, String key) {}

    /**
     * @param shown the path as the person wrote it
     * @param named whether the person named it; else its absence is no fault, until it was there once
     */
    public FileSource(Path file, String shown, boolean named, InstantSource clock) {
        this.named = named;
        this.file = file;
        this.shown = shown;
        this.clock = clock;
        this.form = Form.of(file.getFileName().toString());
    }

    @Override
    public Fetch fetch(@Nullable String known) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            met = true;
            Stamp stamp = new Stamp(now.size(), now.lastModifiedTime().toInstant(), String.valueOf(now.fileKey()));
            if (known != null && stamp.equals(seen)) {
                return new Fetch.Unchanged();
            }
            Fetch fetch = read(now, known);
            seen = fetch instanceof Fetch.Failed || recent(stamp) ? null : stamp;
            return fetch;
        } catch (NoSuchFileException e) {
            seen = null;
            return Fetch.Failed.because(
                    named || met || known != null ? Reason.NO_COMMUNICATION : Reason.NOT_CONFIGURED,
                    shown + " is not there.");
        } catch (IOException e) {
            seen = null;
            return Fetch.Failed.because(Reason.NO_COMMUNICATION, shown + " cannot be read: " + why(e) + ".");
        }
    }

    /** Two writings within one tick of the file system's clock look alike from outside. */
    private boolean recent(Stamp stamp) {
        return stamp.modified().isAfter(clock.instant().minus(SETTLED));
    }

    private Fetch read(BasicFileAttributes now, @Nullable String known) throws IOException {
        if (now.isDirectory()) {
            return Fetch.Failed.because(Reason.CONFIG_ERROR, shown + " is a folder. Name a file.");
        }
        if (!now.isRegularFile()) {
            return Fetch.Failed.because(Reason.CONFIG_ERROR, shown + " is no ordinary file. Name one.");
        }
        byte[] bytes = bytes();
        if (bytes.length > LARGEST) {
            return Fetch.Failed.because(Reason.INVALID, shown + " is larger than 16 MB. Name a smaller document.");
        }
        String revision = hash(bytes);
        if (revision.equals(known)) {
            return new Fetch.Unchanged();
        }
        try {
            return new Fetch.Document(
                    form.read(bytes), revision, now.lastModifiedTime().toInstant());
        } catch (Form.Malformed e) {
            return Fetch.Failed.because(Reason.INVALID, shown + ": " + e.getMessage());
        }
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    private static String why(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "access is denied"
                : e.getClass().getSimpleName();
    }

    static String hash(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String target() {
        return shown;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent());
    }
}
