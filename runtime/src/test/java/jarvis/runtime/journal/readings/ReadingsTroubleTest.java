package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Event;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.runtime.journal.JournalCheck;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.journal.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** When the disk refuses, sources do not notice, the log says so once, and what waits is written when it can be. */
class ReadingsTroubleTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFullDiskIsToldOnceAndWhatWaitsIsWrittenWhenThereIsRoom() throws SQLException {
        Path file = folder.resolve("journal.db");
        AtomicReference<Instant> now = new AtomicReference<>(Scene.START);
        try (LogLines log = new LogLines();
                Journals.Opened journal = Journals.open(file);
                SqliteReadings readings =
                        SqliteReadings.open(Opening.toWrite(file).limitedTo(300), now::get, Scene.QUICK)) {
            Event large = new Event.ProblemNoted(Scene.START, "test", "x".repeat(2_000_000));
            journal.journal().append("run-1", 0, List.of(large));

            for (int i = 0; i < 100; i++) {
                readings.record("value " + i, text(i), now.get());
                readings.record("mrr", Scene.good(i), now.updateAndGet(time -> time.plusSeconds(1)));
            }
            assertThat(readings.flush()).isFalse();
            assertThat(readings.flush()).isFalse();
            assertThat(log.lines()).singleElement().asString().contains("not recorded", "the disk is full");
            assertThat(readings.between("value 7", now.get(), now.get(), 1).rows())
                    .singleElement()
                    .satisfies(past -> assertThat(past.quality()).isEqualTo("good"));
            assertThat(journal.journal().append("run-1", 1, List.of(large)))
                    .as("the run goes on where there is room for it")
                    .isEqualTo(2);

            run(file, "DELETE FROM event");
            run(file, "VACUUM");
            assertThat(readings.flush()).isTrue();
            assertThat(log.lines()).hasSize(2).last().asString().contains("not recorded -> recorded");
            assertThat(readings.between("mrr", now.get(), now.get(), 1)
                            .rows()
                            .getFirst()
                            .value())
                    .hasToString("99");
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void whoeverTellsSomethingDoesNotWaitForALockedDisk() throws SQLException {
        try (Scene scene = new Scene(folder);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + scene.file());
                Statement statement = other.createStatement()) {
            scene.written();
            statement.execute("BEGIN IMMEDIATE");
            long before = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                scene.readings().record("value " + i % 50, Scene.good(i), Scene.START.plusSeconds(i));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            scene.elapsed(Duration.ofSeconds(10_000));
            assertThat(scene.at("value 49", scene.instant()).value())
                    .as("what is not on disk yet is in the past already")
                    .hasToString("9999");
            statement.execute("ROLLBACK");
            assertThat(took).as("the disk is locked for longer").isLessThan(Duration.ofSeconds(4));
            assertThat(scene.written()).isTrue();
        }
    }

    @Test
    void aFileThatIsDeletedUnderItIsToldAndHurtsNobody() throws IOException {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder)) {
            scene.says("mrr", Scene.good(1)).written();
            Files.delete(scene.file());
            assertThat(scene.says("mrr", Scene.bad(Reason.INVALID)).written()).isFalse();
            assertThat(log.lines()).singleElement().asString().contains("was deleted or replaced");
        }
    }

    @Test
    void theJournalIsSoundWithReadingsInIt() {
        try (Scene scene = new Scene(folder)) {
            scene.says("mrr", Scene.good(1)).afterSeconds(10).ends();
            assertThat(JournalCheck.of(scene.file())).isEmpty();
        }
    }

    private static Reading<JsonNode> text(int n) {
        return new Reading.Good<>(StringNode.valueOf((n + " ").repeat(1_000)), Scene.from(null));
    }

    private static void run(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
