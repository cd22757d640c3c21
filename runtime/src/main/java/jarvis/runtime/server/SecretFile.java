package jarvis.runtime.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A random value in a file that only its owner may read; made once, whole or not at all. */
final class SecretFile {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    SecretFile(Path file) {
        this.file = file;
    }

    /** The value, made when it is not there yet. */
    String value() {
        try {
            if (Files.notExists(file)) {
                make();
            }
            Files.setPosixFilePermissions(file, OWNER);
            return checked(Files.readString(file).strip());
        } catch (IOException e) {
            throw new ServerTrouble(
                    "secret-file", "The secret in " + file + " cannot be kept. Make its folder writable for you.", e);
        }
    }

    private String checked(String value) {
        if (value.length() < BYTES) {
            throw new ServerTrouble(
                    "secret-file",
                    "The secret in " + file + " is only " + value.length()
                            + " characters long. Remove the file; a new one is made at the next start.");
        }
        return value;
    }

    /** Linked into place when it is whole, so that a crash or a second start never leaves half a secret. */
    private void make() throws IOException {
        Files.createDirectories(file.getParent());
        FileAttribute<Set<PosixFilePermission>> owner = PosixFilePermissions.asFileAttribute(OWNER);
        Path whole = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", owner);
        try {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(whole, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // Somebody else made it first: theirs holds.
        } finally {
            Files.delete(whole);
        }
    }
}
