package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal between real processes. */
@Tag("slow")
class JournalProcessesTest {
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
    void afterAKillEveryAcknowledgedEventIsThereAndNothingIsTorn() throws Exception {
        Path file = folder.resolve("journal.db");
        int lines = 20 + (int) (System.nanoTime() % 60);
        List<String> said = programs.killedAfter(lines, appending(file));
        assertThat(said).startsWith("ready");
        long acknowledged = Long.parseLong(said.getLast());

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
        Process one = appending(file);
        Process two = appending(file);

        assertThat(lastLineOfTheFirstToEnd(one, two))
                .startsWith("CONFLICT run-1 is at event ")
                .contains("another Jarvis");

        assertThat(programs.running()).isEqualTo(1);
    }

    @Test
    void aJournalThatMayNotBeWrittenIsReadOnly() throws Exception {
        Path file = folder.resolve("journal.db");
        Journals.open(file).close();
        assertThat(file.toFile().setWritable(false, false)).isTrue();

        Process child = programs.startWithoutTheRightsOfRoot(AppendingProcess.class, arguments(file));

        assertThat(lastLineOfTheFirstToEnd(child)).startsWith("READ_ONLY ").contains("read-only");
    }

    @Test
    void aJournalInAFolderThatMayNotBeWrittenIsReadOnly() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("journal.db");
        Journals.open(file).close();
        assertThat(inner.toFile().setWritable(false, false)).isTrue();

        Process child = programs.startWithoutTheRightsOfRoot(AppendingProcess.class, arguments(file));

        assertThat(lastLineOfTheFirstToEnd(child)).startsWith("READ_ONLY ").contains("read-only");
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

    private Process appending(Path file) throws IOException {
        return programs.start(AppendingProcess.class, arguments(file));
    }

    private static String[] arguments(Path file) {
        return new String[] {file.toString(), "run-1", "0"};
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
