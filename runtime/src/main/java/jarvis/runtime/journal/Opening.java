package jarvis.runtime.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a journal file is opened.
 *
 * @param write whether it may be made and written
 * @param patience how long another process may hold it before that is an error
 * @param mostPages how many pages of 4 KiB it may have; 0: as many as the disk holds
 * @param durable whether a commit survives a power cut; else it survives the process, and the file stays whole
 */
public record Opening(Path file, boolean write, Duration patience, int mostPages, boolean durable) {
    public static Opening toWrite(Path file) {
        return new Opening(file, true, Duration.ofSeconds(5), 0, true);
    }

    static Opening toRead(Path file) {
        return new Opening(file, false, Duration.ofSeconds(5), 0, true);
    }

    /** The same, to read only. */
    public Opening reading() {
        return new Opening(file, false, patience, 0, durable);
    }

    Opening impatient() {
        return new Opening(file, write, Duration.ZERO, mostPages, durable);
    }

    public Opening limitedTo(int pages) {
        return new Opening(file, write, patience, pages, durable);
    }

    /** Commits that need no sync of the disk. */
    public Opening relaxed() {
        return new Opening(file, write, patience, mostPages, false);
    }
}
