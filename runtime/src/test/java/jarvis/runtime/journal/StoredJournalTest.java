package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals written by earlier versions stay readable. When this fails after a change of an event, the change needs a new
 * name ({@code .../2}) and the old form a reader; the stored file is never edited. A new event goes into a new file.
 */
class StoredJournalTest {
    private static final String NEWEST = "every-event-4.jsonl";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"every-event-1.jsonl", "every-event-2.jsonl", "every-event-3.jsonl", NEWEST})
    void everyJournalThatWasEverStoredReplays(String name) throws IOException {
        Path file = folder.resolve("journal.db");

        JournalImport.read(file, new InputStreamReader(stored(name), StandardCharsets.UTF_8));

        try (Journals.Opened opened = Journals.open(file)) {
            assertThat(opened.trouble()).isEmpty();
            assertThat(opened.journal().streams()).isNotEmpty();
        }
        assertThat(JournalCheck.of(file)).isEmpty();
    }

    @Test
    void theNewestStoredJournalHasEveryEventAsItWasMeant() throws IOException {
        Path file = folder.resolve("journal.db");
        JournalImport.read(file, new InputStreamReader(stored(NEWEST), StandardCharsets.UTF_8));

        try (Journal journal = Journals.read(file)) {
            assertThat(journal.read("run-1", 0, 1000))
                    .extracting(Recorded::event)
                    .isEqualTo(Samples.everyEvent());
        }
    }

    @Test
    void whatIsWrittenTodayIsWhatWasStored() throws IOException {
        Path file = folder.resolve("journal.db");
        try (Journals.Opened opened = Journals.open(file)) {
            opened.journal().append("run-1", 0, Samples.everyEvent());
        }
        StringWriter out = new StringWriter();
        JournalExport.write(file, out);
        keep(out.toString());
        assertThat(out.toString()).isEqualTo(new String(stored(NEWEST).readAllBytes(), StandardCharsets.UTF_8));
    }

    /** {@code -Djarvis.store=FILE} writes the file for a new event. */
    private static void keep(String lines) throws IOException {
        String to = System.getProperty("jarvis.store");
        if (to != null) {
            Files.writeString(Path.of(to), lines);
        }
    }

    private static InputStream stored(String name) {
        return Objects.requireNonNull(StoredJournalTest.class.getResourceAsStream("stored/" + name));
    }
}
