package jarvis.runtime.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what {@link JournalExport} wrote into a journal that has none of its streams yet: all of it, or nothing. */
public final class JournalImport {
    private final Map<String, StreamCheck> streams = new HashMap<>();
    private final EventCodec codec = new EventCodec();
    private final JournalLine lines = new JournalLine();
    private final Rows rows;
    private long count;

    private JournalImport(Rows rows) {
        this.rows = rows;
    }

    /** What was taken. */
    public record Imported(int streams, long events) {}

    /**
     * Imports, making the journal where there is none.
     *
     * @throws JournalException {@link JournalException.Code#IMPORT_REFUSED} naming the line; then nothing was taken
     */
    public static Imported read(Path file, Reader in) throws IOException {
        try (Database<Rows> database = Database.open(Opening.toWrite(file), Rows::new);
                BufferedReader reader = new BufferedReader(in)) {
            return database.change(rows -> new JournalImport(rows).take(reader));
        }
    }

    private Imported take(BufferedReader reader) throws SQLException {
        long number = 0;
        for (String line = next(reader, number); line != null; line = next(reader, number)) {
            number++;
            if (!line.isBlank()) {
                take(line, number);
            }
        }
        return new Imported(streams.size(), count);
    }

    private static @Nullable String next(BufferedReader reader, long number) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw refused(number + 1, "it cannot be read: " + e.getMessage());
        }
    }

    private void take(String line, long number) throws SQLException {
        StoredEvent event = parsed(line, number);
        StreamCheck check = streams.get(event.stream());
        if (check == null) {
            if (rows.tip(event.stream()).seq() > 0) {
                throw refused(number, "the journal has " + event.stream() + " already");
            }
            check = new StreamCheck(event.stream(), codec);
            streams.put(event.stream(), check);
        }
        check.next(event);
        if (!check.findings().isEmpty()) {
            throw refused(number, check.findings().getFirst().sentence());
        }
        rows.insert(event);
        count++;
    }

    private StoredEvent parsed(String line, long number) {
        try {
            return lines.read(line);
        } catch (IllegalArgumentException e) {
            throw refused(number, String.valueOf(e.getMessage()));
        }
    }

    private static JournalException refused(long line, String why) {
        return new JournalException(
                JournalException.Code.IMPORT_REFUSED,
                "Line " + line + " cannot be imported: " + why + (why.endsWith(".") ? "" : ".")
                        + " Nothing was taken. Export again, or import into an empty journal.");
    }
}
