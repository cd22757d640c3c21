package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Observation;
import jarvis.core.reading.SourceState.Document;
import jarvis.runtime.journal.JournalCheck;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.journal.Programs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Readings between real processes. */
@Tag("slow")
class ReadingsProcessesTest {
    @TempDir
    private Path folder = Path.of("");

    private Programs programs = new Programs(folder);

    @BeforeEach
    void open() {
        programs = new Programs(folder);
    }

    @AfterEach
    void endWhatWasStarted() {
        programs.close();
    }

    @RepeatedTest(3)
    void afterAKillRowsAreWholeOrAbsentAndTheRunsAreIntact() throws Exception {
        Path file = folder.resolve("journal.db");
        Instant before = Instant.now();
        int lines = 10 + (int) (System.nanoTime() % 60);
        List<String> said = programs.killedAfter(lines, programs.start(RecordingProcess.class, file.toString()));
        assertThat(said).allMatch(line -> line.matches("[0-9]+"));
        long acknowledged = Long.parseLong(said.getLast());
        Instant killed = Instant.now();

        assertThat(JournalCheck.of(file)).isEmpty();
        Instant later = killed.plusSeconds(3_600);
        try (Journals.Opened opened = Journals.open(file);
                SqliteReadings readings = SqliteReadings.open(file, () -> later)) {
            assertThat(opened.journal().read("run-1", 0, 100_000)).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(readings.names()).hasSize(RecordingProcess.VALUES);
            for (String name : readings.names()) {
                List<Past> rows = readings.between(name, before, later, 1_000).rows();
                assertThat(rows).filteredOn(past -> past.value() != null).isNotEmpty();
                rows.forEach(ReadingsProcessesTest::whole);
                gap(rows, killed);
            }
            kept(readings.last("finance").orElseThrow(), acknowledged);
        }
    }

    private static void gap(List<Past> rows, Instant killed) {
        assertThat(rows)
                .filteredOn(past -> Past.NOT_RUNNING.equals(past.reason()))
                .singleElement()
                .satisfies(past -> assertThat(past.at()).isBetween(killed.minusSeconds(10), killed.plusSeconds(1)));
    }

    private static void whole(Past past) {
        JsonNode value = past.value();
        if (value != null) {
            assertThat(value)
                    .hasToString(RecordingProcess.value(value.get("number").longValue())
                            .toString());
        }
    }

    private static void kept(Document<JsonNode> document, long acknowledged) {
        Observation<JsonNode> said = document.values().get("value");
        assertThat(said).isInstanceOfSatisfying(Observation.Stated.class, stated -> {
            JsonNode value = (JsonNode) stated.value();
            long number = value.get("number").longValue();
            assertThat(number).isGreaterThanOrEqualTo(acknowledged - 1);
            assertThat(value).hasToString(RecordingProcess.value(number).toString());
            assertThat(document.revision()).isEqualTo("r" + number);
        });
    }

    @Test
    void inAFileThatMayNotBeWrittenNothingIsRecordedAndTheProcessGoesOn() throws Exception {
        Path file = folder.resolve("journal.db");
        Journals.open(file).close();
        assertThat(file.toFile().setWritable(false, false)).isTrue();

        Process child = programs.startWithoutTheRightsOfRoot(RecordingProcess.class, file.toString());
        assertThat(programs.complaints(child))
                .contains("readings: recorded -> not recorded", "read-only", "append", "JournalException");
    }
}
