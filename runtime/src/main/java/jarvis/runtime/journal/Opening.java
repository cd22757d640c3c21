package jarvis.runtime.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a journal file is opened.
 *
 * @param write whether it may be made and written
 * @param patience how long another process may hold it before that is an error
 * @param mostPages how many pages of 4 KiB it may have; 0: as many as the disk holds
 */
record Opening(Path file, boolean write, Duration patience, int mostPages) {
    static Opening toWrite(Path file) {
        return new Opening(file, true, Duration.ofSeconds(5), 0);
    }

    static Opening toRead(Path file) {
        return new Opening(file, false, Duration.ofSeconds(5), 0);
    }

    Opening impatient() {
        return new Opening(file, write, Duration.ZERO, mostPages);
    }

    Opening limitedTo(int pages) {
        return new Opening(file, write, patience, pages);
    }
}
