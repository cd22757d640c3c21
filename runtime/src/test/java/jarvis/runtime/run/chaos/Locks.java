package jarvis.runtime.run.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Lock files as a killed git leaves them. */
final class Locks {
    private Locks() {}

    /** @param stale whether it lies there for longer than Jarvis lives */
    static void leave(Path lock, boolean stale) {
        try {
            Files.createDirectories(lock.resolveSibling(""));
            Files.write(lock, new byte[0]);
            if (stale) {
                Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
