package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jarvis.core.coordination.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal between real processes. */
@Tag("slow")
class JournalProcessesTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() {
        started.forEach(Process::destroyForcibly);
    }

    @RepeatedTest(3)
    void afterAKillEveryAcknowledgedEventIsThereAndNothingIsTorn() throws Exception {
        Path file = folder.resolve("journal.db");
        Process child = start(List.of(), file, "run-1", 0);
        long acknowledged = 0;
        try (BufferedReader lines = child.inputReader()) {
            int stopAt = 20 + (int) (System.nanoTime() % 60);
            for (int i = 0; i < stopAt; i++) {
                acknowledged = version(lines.readLine());
            }
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = line.matches("[0-9]+") ? Long.parseLong(line) : acknowledged;
            }
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(JournalCheck.of(file)).isEmpty();
        try (Journals.Opened opened = Journals.open(file)) {
            List<Recorded> events = opened.journal().read("run-1", 0, 100_000);
            assertThat(opened.writable()).isTrue();
            assertThat(events.size()).isGreaterThanOrEqualTo((int) acknowledged);
            assertThat(boundaries(events.size())).as("appends are whole").contains((long) events.size());
            assertThat(opened.journal().append("run-1", events.size(), Events.notes(1)))
                    .isEqualTo(events.size() + 1L);
        }
    }

    @Test
    void ofTwoProcessesOnOneStreamOneIsToldOfTheConflict() throws Exception {
        Path file = folder.resolve("journal.db");
        Process one = start(List.of(), file, "run-1", 0);
        Process two = start(List.of(), file, "run-1", 0);

        assertThat(lastLineOfTheFirstToEnd(one, two))
                .startsWith("CONFLICT run-1 is at event ")
                .contains("another Jarvis");

        assertThat(started.stream().filter(Process::isAlive)).hasSize(1);
    }

    @Test
    void aJournalThatMayNotBeWrittenIsReadOnly() throws Exception {
        Path file = folder.resolve("journal.db");
        Journals.open(file).close();
        assertThat(file.toFile().setWritable(false, false)).isTrue();

        Process child = start(withoutTheRightsOfRoot(), file, "run-1", 0);

        assertThat(lastLineOfTheFirstToEnd(child)).startsWith("READ_ONLY ").contains("read-only");
    }

    @Test
    void aJournalInAFolderThatMayNotBeWrittenIsReadOnly() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("journal.db");
        Journals.open(file).close();
        assertThat(inner.toFile().setWritable(false, false)).isTrue();

        Process child = start(withoutTheRightsOfRoot(), file, "run-1", 0);

        assertThat(lastLineOfTheFirstToEnd(child)).startsWith("READ_ONLY ").contains("read-only");
    }

    /** Root writes where nobody may; only without that right it sees what others see. */
    private static List<String> withoutTheRightsOfRoot() {
        boolean root = "root".equals(System.getProperty("user.name"));
        assumeThat(!root || Files.exists(Path.of("/usr/bin/setpriv")))
                .as("setpriv")
                .isTrue();
        return root ? List.of("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override") : List.of();
    }

    private static String lastLineOfTheFirstToEnd(Process... children) throws IOException {
        CompletableFuture.anyOf(Arrays.stream(children).map(Process::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        for (Process child : children) {
            if (!child.isAlive()) {
                List<String> lines = child.inputReader().readAllLines();
                return lines.isEmpty() ? "" : lines.getLast();
            }
        }
        throw new IllegalStateException("none ended");
    }

    private Process start(List<String> prefix, Path file, String stream, long version) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AppendingProcess.class.getName()));
        command.addAll(List.of(file.toString(), stream, Long.toString(version)));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(folder.resolve("in" + started.size())).toFile()))
                .start();
        started.add(child);
        return child;
    }

    private static long version(String line) {
        return line.equals("ready") ? 0 : Long.parseLong(line);
    }

    /** The versions that {@link AppendingProcess} can come to. */
    private static List<Long> boundaries(long upTo) {
        List<Long> versions = new ArrayList<>(List.of(0L));
        while (versions.getLast() < upTo) {
            versions.add(versions.getLast() + versions.getLast() % 7 + 1);
        }
        return versions;
    }
}
