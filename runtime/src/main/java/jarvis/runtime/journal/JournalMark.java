package jarvis.runtime.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * What tells a journal's content from any earlier or later one without opening it: after a clean end the size and time of
 * its file, else the head of SQLite's index of the log, which every commit changes.
 */
public final class JournalMark {
    /** The number of the last frame, the log's salts and the checksum are in it: "WAL-Index Header", sqlite.org/walformat.html. */
    private static final int INDEX_HEAD = 48;

    private JournalMark() {}

    /** The mark of a journal file as it is now; empty when there is none to tell. */
    public static String of(Path file) {
        try {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            if (!Files.exists(log) || Files.size(log) == 0) {
                return "file " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).toInstant();
            }
            try (InputStream index = Files.newInputStream(file.resolveSibling(file.getFileName() + "-shm"))) {
                return "log " + Files.size(log) + " " + HexFormat.of().formatHex(index.readNBytes(INDEX_HEAD));
            }
        } catch (IOException e) {
            return "";
        }
    }
}
