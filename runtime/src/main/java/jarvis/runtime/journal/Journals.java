package jarvis.runtime.journal;

import java.nio.file.Path;

/** The ways to open a journal file. */
public final class Journals {
    private Journals() {}

    /**
     * A journal that was opened.
     *
     * @param trouble why it is open for reading only, naming the event that does not replay; empty when it may be written
     */
    public record Opened(Journal journal, String trouble) implements AutoCloseable {
        public boolean writable() {
            return trouble.isEmpty();
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    /**
     * Opens a journal to write it, making the file where there is none, and replays all of it first.
     *
     * @throws JournalException when the file cannot be opened at all
     */
    public static Opened open(Path file) {
        SqliteJournal journal = SqliteJournal.toWrite(Opening.toWrite(file));
        String trouble = trouble(file, journal);
        journal.refuseAppends(trouble);
        return new Opened(journal, trouble);
    }

    /**
     * Opens a journal to read it; nothing is made, written or replayed, and its appends are refused.
     *
     * @throws JournalException {@link JournalException.Code#MISSING} when there is none
     */
    public static Journal read(Path file) {
        return SqliteJournal.toRead(Opening.toRead(file));
    }

    private static String trouble(Path file, SqliteJournal journal) {
        EventCodec codec = new EventCodec();
        for (String stream : journal.streams()) {
            StreamCheck check = new StreamCheck(stream, codec);
            for (StoredEvent event : journal.all(stream)) {
                check.next(event);
                if (!check.findings().isEmpty()) {
                    return file + " is open for reading only. "
                            + check.findings().getFirst().sentence();
                }
            }
        }
        return "";
    }
}
