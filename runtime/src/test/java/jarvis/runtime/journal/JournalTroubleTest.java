package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the disk, the file or its content is not as it should be. */
class JournalTroubleTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("journal.db");
    }

    @Test
    void aJournalThatWasNeverMadeReadsAsNoneAndIsMadeByTheNext() throws IOException {
        Files.createFile(file);
        fails(
                JournalException.Code.MISSING,
                () -> Journals.read(file),
                "There is nothing in the journal",
                "jarvis run");
        try (Journals.Opened opened = Journals.open(file)) {
            assertThat(opened.writable()).isTrue();
        }
    }

    @Test
    void aJournalThatIsDeletedUnderItsWriterTakesNothingMore() throws IOException {
        try (Journals.Opened opened = Journals.open(file)) {
            opened.journal().append("run-1", 0, List.of(Samples.everyEvent().getFirst()));
            Files.delete(file);
            fails(
                    JournalException.Code.FAILED,
                    () -> opened.journal()
                            .append("run-1", 1, List.of(Samples.everyEvent().getFirst())),
                    "was deleted or replaced");
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        fails(JournalException.Code.MISSING, () -> Journals.open(folder.resolve("no/journal.db")), "the folder");
    }

    @Test
    void readingWhereThereIsNoJournalMakesNone() {
        fails(JournalException.Code.MISSING, () -> Journals.read(file), "There is no journal", "jarvis run");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        String text = "my diary\n".repeat(1000);
        Files.writeString(file, text);

        fails(JournalException.Code.NOT_A_JOURNAL, () -> Journals.open(file), "not an SQLite database");
        fails(JournalException.Code.NOT_A_JOURNAL, () -> Journals.read(file), "not an SQLite database");
        assertThat(file).hasContent(text);
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAsItIs() throws SQLException {
        Damage.change(file, "CREATE TABLE song (title TEXT)");

        fails(JournalException.Code.NOT_A_JOURNAL, () -> Journals.open(file), "another program");
        fails(JournalException.Code.NOT_A_JOURNAL, () -> Journals.read(file), "another program");
    }

    @Test
    void aFolderInTheFilesPlaceIsNoJournal() throws IOException {
        Files.createDirectory(file);
        fails(JournalException.Code.FAILED, () -> Journals.open(file), "cannot be opened");
    }

    @Test
    void aNewerSchemaIsRefused() throws SQLException {
        Journals.open(file).close();
        Damage.change(file, "PRAGMA user_version = 7");

        fails(JournalException.Code.NEWER_SCHEMA, () -> Journals.open(file), "form 7", "up to 2", "Update Jarvis");
        fails(JournalException.Code.NEWER_SCHEMA, () -> Journals.read(file), "form 7");
    }

    @Test
    void aJournalThatAnotherProcessHoldsIsLocked() throws SQLException {
        Journals.open(file).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                SqliteJournal journal =
                        SqliteJournal.toWrite(Opening.toWrite(file).impatient())) {
            statement.execute("BEGIN IMMEDIATE");

            fails(
                    JournalException.Code.LOCKED,
                    () -> journal.append("run-1", 0, Events.notes(1)),
                    "another process holds it");

            statement.execute("ROLLBACK");
            assertThat(journal.append("run-1", 0, Events.notes(1))).isEqualTo(1);
        }
    }

    @Test
    void aFullDiskAddsNothingAndTheJournalGoesOnWhenThereIsRoom() {
        Event large = Events.note("x".repeat(200_000));
        try (SqliteJournal journal = SqliteJournal.toWrite(Opening.toWrite(file).limitedTo(40))) {
            journal.append("run-1", 0, Events.notes(2));

            fails(
                    JournalException.Code.DISK_FULL,
                    () -> journal.append("run-1", 2, List.of(Events.note("small"), large)),
                    "the disk is full",
                    "Nothing was added");

            assertThat(journal.append("run-1", 2, Events.notes(1))).isEqualTo(3);
            assertThat(journal.read("run-1", 0, 10)).hasSize(3);
        }
        assertThat(JournalCheck.of(file)).isEmpty();
    }

    @Test
    void aJournalOpenedForReadingRefusesAppends() {
        Journals.open(file).close();
        try (Journal journal = Journals.read(file)) {
            assertThatThrownBy(() -> journal.append("run-1", 0, Events.notes(1)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("for reading only");
        }
    }

    @Test
    void aReaderSeesWhatAWriterAppendsMeanwhile() {
        try (Journals.Opened opened = Journals.open(file);
                Journal reader = Journals.read(file)) {
            opened.journal().append("run-1", 0, Events.notes(2));
            assertThat(reader.read("run-1", 0, 10)).hasSize(2);
        }
    }

    @Test
    void twoOpenJournalsOnOneStreamAreAConflictForTheSecond() {
        try (Journals.Opened one = Journals.open(file);
                Journals.Opened two = Journals.open(file)) {
            one.journal().append("run-1", 0, Events.notes(1));
            fails(
                    JournalException.Code.CONFLICT,
                    () -> two.journal().append("run-1", 0, Events.notes(1)),
                    "run-1 is at event 1, not at 0",
                    "another Jarvis");
            assertThat(two.journal().append("run-2", 0, Events.notes(1))).isEqualTo(1);
        }
    }

    @Test
    void anEventThatDoesNotReplayOpensTheJournalForReadingAndIsNamed() {
        try (Journals.Opened opened = Journals.open(file)) {
            opened.journal().append("run-1", 0, Events.notes(2));
            Event bug = new Event.CheckpointPassed(Events.AT, "checkpoint-9", 1);
            opened.journal().append("run-1", 2, List.of(bug, Events.note("later")));
        }
        try (Journals.Opened opened = Journals.open(file)) {
            assertThat(opened.writable()).isFalse();
            assertThat(opened.trouble())
                    .contains(
                            "open for reading only",
                            "Event 3 of run-1 (checkpoint-passed/1) does not replay",
                            "checkpoint-9");
            fails(
                    JournalException.Code.NOT_REPLAYABLE,
                    () -> opened.journal().append("run-1", 4, Events.notes(1)),
                    opened.trouble());
            fails(
                    JournalException.Code.NOT_REPLAYABLE,
                    () -> opened.journal().append("run-2", 0, Events.notes(1)),
                    opened.trouble());
            assertThat(opened.journal().read("run-1", 0, 10)).hasSize(4);
        }
    }

    @Test
    void anEventOfAnUnknownTypeOpensTheJournalForReadingAndWhatIsBeforeItIsRead() throws SQLException {
        fill("UPDATE event SET type = 'moon-landed/1' WHERE seq = 3");
        try (Journals.Opened opened = Journals.open(file)) {
            assertThat(opened.trouble()).contains("Event 3 of run-1 (moon-landed/1)");
            assertThat(opened.journal().read("run-1", 0, 10))
                    .extracting(Recorded::seq)
                    .containsExactly(1L, 2L);
            fails(JournalException.Code.UNREADABLE_EVENT, () -> opened.journal().read("run-1", 2, 10), "moon-landed/1");
            assertThat(opened.journal().read("run-1", 3, 10))
                    .extracting(Recorded::seq)
                    .containsExactly(4L, 5L);
        }
    }

    @Test
    void aChangedByteOpensTheJournalForReading() throws SQLException {
        fill("UPDATE event SET payload = replace(payload, 'note 4', 'n0te 4') WHERE seq = 4");
        try (Journals.Opened opened = Journals.open(file)) {
            assertThat(opened.trouble()).contains("Event 4 of run-1 (problem-noted/1) is not what was written");
        }
    }

    @Test
    void theCheckFindsEverythingAtOnce() throws SQLException {
        fill(
                "UPDATE event SET payload = replace(payload, 'note 2', 'n0te 2') WHERE seq = 2",
                "DELETE FROM event WHERE seq = 4",
                "UPDATE event SET type = 'moon-landed/1' WHERE seq = 5",
                "INSERT INTO event (stream, seq, type, payload, hash) VALUES ('run-7', 2, 'x/1', '{}', '')");

        assertThat(JournalCheck.of(file))
                .extracting(Finding::sentence)
                .anyMatch(text -> text.contains("Event 2 of run-1") && text.contains("is not what was written"))
                .anyMatch(text -> text.contains("Event 5 of run-1") && text.contains("follows event 3"))
                .anyMatch(text -> text.contains("Event 5 of run-1 (moon-landed/1) cannot be read"))
                .anyMatch(text -> text.contains("run-7 lacks its first event"));
    }

    @Test
    void theCheckFindsNothingInASoundJournal() throws SQLException {
        fill();
        assertThat(JournalCheck.of(file)).isEmpty();
    }

    @Test
    void aTornPageIsFound() throws SQLException, IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int page = 1; page * 4096L < bytes.length(); page++) {
                bytes.seek(page * 4096L);
                bytes.write(new byte[100]);
            }
        }
        JournalException failure = catchThrowableOfType(JournalException.class, () -> {
            List<Finding> findings = JournalCheck.of(file);
            throw new JournalException(JournalException.Code.DAMAGED, findings.toString());
        });
        assertThat(failure.code()).isEqualTo(JournalException.Code.DAMAGED);
        assertThat(failure).hasMessageContaining("damaged");
    }

    private void fill(String... damage) throws SQLException {
        try (Journals.Opened opened = Journals.open(file)) {
            opened.journal().append("run-1", 0, Events.notes(5));
        }
        Damage.change(file, damage);
    }

    private static void fails(JournalException.Code code, ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.code()).isEqualTo(code))
                .message()
                .contains(words);
    }
}
