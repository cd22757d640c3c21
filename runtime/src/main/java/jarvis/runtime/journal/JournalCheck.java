package jarvis.runtime.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for everything that can be wrong in a journal: the file, the chain of each stream, each event, its replay. */
public final class JournalCheck {
    private JournalCheck() {}

    /**
     * Everything found wrong; empty when the journal is sound. Changes nothing.
     *
     * @throws JournalException when the file cannot be opened at all
     */
    public static List<Finding> of(Path file) {
        List<Finding> findings = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.toRead(Opening.toRead(file))) {
            journal.damage().forEach(damage -> findings.add(new Finding("", 0, file + " is damaged: " + damage)));
            for (String stream : journal.streams()) {
                findings.addAll(of(stream, journal));
            }
        }
        return findings;
    }

    private static List<Finding> of(String stream, SqliteJournal journal) {
        StreamCheck check = new StreamCheck(stream, new EventCodec());
        List<Finding> unread = new ArrayList<>();
        try {
            journal.all(stream).forEach(check::next);
        } catch (JournalException damaged) {
            unread.add(new Finding(stream, 0, stream + " cannot be read further: " + damaged.getMessage()));
        }
        List<Finding> findings = new ArrayList<>(check.findings());
        findings.addAll(unread);
        return findings;
    }
}
