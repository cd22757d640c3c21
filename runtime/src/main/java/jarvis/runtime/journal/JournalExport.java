package jarvis.runtime.journal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Writes a journal as lines of JSON, one an event: {@code {stream, seq, type, at, payload, hash}}. What is kept of readings in
 * the same file is not the truth, and stays where it is.
 */
public final class JournalExport {
    private JournalExport() {}

    /**
     * Writes all streams in the order of their first append, events that cannot be decoded too. Changes nothing.
     *
     * @return the number of events
     */
    public static long write(Path file, Writer out) throws IOException {
        JournalLine lines = new JournalLine();
        long count = 0;
        try (SqliteJournal journal = SqliteJournal.toRead(Opening.toRead(file))) {
            for (String stream : journal.streams()) {
                for (StoredEvent event : journal.all(stream)) {
                    out.write(lines.write(event));
                    out.write('\n');
                    count++;
                }
            }
        }
        out.flush();
        return count;
    }
}
