package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jarvis.core.reading.Observation;
import jarvis.core.reading.SourceState.Document;
import jarvis.runtime.journal.JournalCheck;
import jarvis.runtime.journal.Journals;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
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

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() {
        started.forEach(Process::destroyForcibly);
    }

    @RepeatedTest(3)
    void afterAKillRowsAreWholeOrAbsentAndTheRunsAreIntact() throws Exception {
        Path file = folder.resolve("journal.db");
        Instant before = Instant.now();
        long acknowledged = runAndKill(file, 10 + (int) (System.nanoTime() % 60));
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

        Process child = start(withoutTheRightsOfRoot(), file);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = new String(child.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(said).contains("readings: recorded -> not recorded", "read-only");
        assertThat(said).contains("append", "JournalException");
    }

    private long runAndKill(Path file, int stopAt) throws Exception {
        Process child = start(List.of(), file);
        long acknowledged = 0;
        try (BufferedReader lines = child.inputReader()) {
            for (int i = 0; i < stopAt; i++) {
                acknowledged = Long.parseLong(lines.readLine());
            }
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = line.matches("[0-9]+") ? Long.parseLong(line) : acknowledged;
            }
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }

    /** Root writes where nobody may; only without that right it sees what others see. */
    private static List<String> withoutTheRightsOfRoot() {
        boolean root = "root".equals(System.getProperty("user.name"));
        assumeThat(!root || Files.exists(Path.of("/usr/bin/setpriv")))
                .as("setpriv")
                .isTrue();
        return root ? List.of("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override") : List.of();
    }

    private Process start(List<String> prefix, Path file) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RecordingProcess.class.getName()));
        command.add(file.toString());
        Process child = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(folder.resolve("in" + started.size())).toFile()))
                .start();
        started.add(child);
        return child;
    }
}
