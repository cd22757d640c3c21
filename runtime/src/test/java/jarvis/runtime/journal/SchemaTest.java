package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that earlier versions made. */
class SchemaTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;

    /** What form 2 added is taken away again. */
    @BeforeEach
    void aJournalOfFormOne() throws SQLException {
        file = folder.resolve("journal.db");
        try (Journals.Opened opened = Journals.open(file)) {
            opened.journal().append("run-1", 0, Events.notes(5));
        }
        Damage.change(
                file,
                "DROP TABLE source_document",
                "DROP TABLE presence",
                "DROP TABLE past_reading",
                "VACUUM",
                "PRAGMA user_version = 1");
    }

    @Test
    void openedForReadingItIsReadAndLeftAsItIs() throws SQLException {
        try (Journal journal = Journals.read(file)) {
            assertThat(journal.read("run-1", 0, 10)).hasSize(5);
        }
        assertThat(JournalCheck.of(file)).isEmpty();
        assertThat(numbers("PRAGMA user_version")).containsExactly(1);
    }

    @Test
    void openedForWritingItIsBroughtUpToDateWithAllItsEvents() throws SQLException {
        try (Journals.Opened opened = Journals.open(file)) {
            assertThat(opened.writable()).isTrue();
            assertThat(opened.journal().append("run-1", 5, Events.notes(1))).isEqualTo(6);
            assertThat(opened.journal().read("run-1", 0, 10)).hasSize(6);
        }
        assertThat(numbers("PRAGMA user_version")).containsExactly(2);
        assertThat(numbers("SELECT count(*) FROM past_reading")).containsExactly(0);
        assertThat(JournalCheck.of(file)).isEmpty();
    }

    private List<Integer> numbers(String sql) throws SQLException {
        return Damage.numbers(file, sql);
    }
}
