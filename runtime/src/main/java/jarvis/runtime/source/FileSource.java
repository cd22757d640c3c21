package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.form.Malformed;
import jarvis.runtime.source.form.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
    private final Parser parser;
    private final boolean named;
    private final InstantSource clock;
    private final Uninterruptible looking = new Uninterruptible();
    private volatile @Nullable Seen seen;
    private volatile boolean met;

    private record Stamp(long size, Instant modified, String key) {}

    /** What the file looked like from outside when it had that content. */
    private record Seen(Stamp stamp, String revision) {}

    /**
     * @param shown the path as the person wrote it
     * @param named whether the person named it; else its absence is no fault, until it was there once
     */
    public FileSource(Path file, String shown, boolean named, InstantSource clock) {
        this(file, shown, named, Form.of(file.toString()).parser(), clock);
    }

    /** @param parser reads it, whatever its name */
    public FileSource(Path file, String shown, boolean named, Parser parser, InstantSource clock) {
        this.named = named;
        this.file = file;
        this.shown = shown;
        this.clock = clock;
        this.parser = parser;
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        try {
            return looking.call(() -> look(known));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (NoSuchFileException e) {
            return named || met || known != null
                    ? Fetch.Failed.because(
                            Reason.NO_COMMUNICATION,
                            shown + " is not there. Put it there, or correct its path in jarvis.yaml.")
                    : Fetch.Failed.because(
                            Reason.NOT_CONFIGURED, shown + " is not there. Name your sources in jarvis.yaml.");
        } catch (Uninterruptible.Hanging e) {
            return Fetch.Failed.because(Reason.NO_COMMUNICATION, shown + " cannot be read: its disk does not answer.");
        } catch (IOException e) {
            return Fetch.Failed.because(Reason.NO_COMMUNICATION, shown + " cannot be read: " + why(e) + ".");
        }
    }

    private Fetch look(@Nullable String known) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        met = true;
        Stamp stamp = new Stamp(now.size(), now.lastModifiedTime().toInstant(), String.valueOf(now.fileKey()));
        Seen last = seen;
        if (last != null && last.stamp().equals(stamp) && last.revision().equals(known)) {
            return new Fetch.Unchanged();
        }
        seen = null;
        Fetch refused = refused(now);
        return refused == null ? read(stamp, known) : refused;
    }

    private @Nullable Fetch refused(BasicFileAttributes now) {
        if (now.isDirectory()) {
            return Fetch.Failed.because(Reason.CONFIG_ERROR, shown + " is a folder. Name a file.");
        }
        if (!now.isRegularFile()) {
            return Fetch.Failed.because(Reason.CONFIG_ERROR, shown + " is no ordinary file. Name one.");
        }
        return now.size() > LARGEST ? tooLarge() : null;
    }

    private Fetch tooLarge() {
        return Fetch.Failed.because(Reason.INVALID, shown + " is larger than 16 MB. Name a smaller document.");
    }

    private Fetch read(Stamp stamp, @Nullable String known) throws IOException {
        byte[] bytes = bytes();
        if (bytes.length > LARGEST) {
            return tooLarge();
        }
        String revision = hash(bytes);
        try {
            Fetch fetch = revision.equals(known)
                    ? new Fetch.Unchanged()
                    : new Fetch.Document(parser.read(bytes), revision, stamp.modified());
            seen = recent(stamp) ? null : new Seen(stamp, revision);
            return fetch;
        } catch (Malformed e) {
            String said = String.valueOf(e.getMessage());
            boolean line = !said.isEmpty() && Character.isDigit(said.charAt(0));
            return Fetch.Failed.because(Reason.INVALID, shown + (line ? ":" : ": ") + said);
        }
    }

    /** Two writings within one tick of the file system's clock look alike from outside. */
    private boolean recent(Stamp stamp) {
        return stamp.modified().isAfter(clock.instant().minus(SETTLED));
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException system when system.getReason() != null -> String.valueOf(system.getReason());
            default -> e.getClass().getSimpleName();
        };
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
