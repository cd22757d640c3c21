package jarvis.runtime.execution;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files of one execution. Only the user may read them.
 *
 * <pre>
 * command   what is run
 * output    what it wrote
 * started   made by the one wrapper that may run it: boot, the wrapper's identity, the execution's id
 * process   the identity of the command
 * exit      its exit code; room for it is taken beforehand, so that a full disk does not lose it
 * </pre>
 *
 * What a wrapper wrote counts once its last line has its end: writing is not atomic, a line break is.
 */
record ExecutionFiles(Path folder) {
    /** Longer than any exit code with its line break. */
    private static final String ROOM = "        ";

    /** A wrapper that made {@code started} writes into it at once, unless it was killed in between. */
    private static final Duration CLAIMING = Duration.ofSeconds(10);

    static final String STARTED = "started";

    Path command() {
        return folder.resolve("command");
    }

    Path output() {
        return folder.resolve("output");
    }

    Path started() {
        return folder.resolve(STARTED);
    }

    Path process() {
        return folder.resolve("process");
    }

    Path exit() {
        return folder.resolve("exit");
    }

    /** What {@code started} says. */
    sealed interface Claim {
        /** No wrapper was here. */
        record None() implements Claim {}

        /** A wrapper made the file and has not written into it. */
        record Unwritten(boolean tooLong) implements Claim {}

        record Made(String boot, String wrapper, String id) implements Claim {}
    }

    /** Makes all that a wrapper needs. Whoever else prepares the same execution now does no harm. */
    void prepare(String text) throws IOException {
        Path draft = folder.resolve("command." + UUID.randomUUID());
        write(draft, text.endsWith("\n") ? text : text + "\n");
        Files.move(draft, command(), StandardCopyOption.ATOMIC_MOVE);
        unlessThere(output(), "");
        unlessThere(exit(), ROOM);
    }

    Claim claim() {
        String text = text(started());
        if (text == null) {
            return new Claim.None();
        }
        String[] lines = text.split("\n", -1);
        return lines.length > 3 ? new Claim.Made(lines[0], lines[1], lines[2]) : new Claim.Unwritten(old(started()));
    }

    /** The identity of the command, as it was written. */
    Optional<String> commandIdentity() {
        String text = text(process());
        return text == null || !text.endsWith("\n") ? Optional.empty() : Optional.of(text);
    }

    Optional<Integer> exitCode() {
        String text = text(exit());
        int end = text == null ? -1 : text.indexOf('\n');
        return text == null || end < 1
                ? Optional.empty()
                : Optional.of(Integer.valueOf(text.substring(0, end).strip()));
    }

    private static void unlessThere(Path file, String text) throws IOException {
        try {
            write(file, text);
        } catch (FileAlreadyExistsException e) {
            // made by another start of the same execution
        }
    }

    private static void write(Path file, String text) throws IOException {
        FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), owner)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (Files.notExists(file)) {
                return null;
            }
            throw new ExecutionFailure("unreadable", file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean old(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(CLAIMING).isBefore(Instant.now());
        } catch (IOException e) {
            return false;
        }
    }
}
