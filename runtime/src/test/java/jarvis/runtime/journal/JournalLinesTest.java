package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export and import. */
class JournalLinesTest {
    @TempDir
    private Path folder = Path.of("");

    private Path from = folder;
    private Path to = folder;

    @BeforeEach
    void fillOne() {
        from = folder.resolve("from.db");
        to = folder.resolve("to.db");
        try (Journals.Opened opened = Journals.open(from)) {
            opened.journal().append("run-2", 0, List.of(Events.note("payload\": {half \ud83d a pair")));
            opened.journal().append("run-1", 0, Events.notes(3));
            opened.journal().append("run-2", 1, Events.notes(1));
        }
    }

    @Test
    void whatWasExportedAndImportedIsTheSameJournal() throws IOException {
        String lines = export(from);

        assertThat(JournalImport.read(to, new StringReader(lines))).isEqualTo(new JournalImport.Imported(2, 5));

        assertThat(export(to)).isEqualTo(lines);
        assertThat(lines.lines()).hasSize(5).allMatch(line -> line.startsWith("{\"stream\":\"run-"));
        try (Journals.Opened opened = Journals.open(to)) {
            assertThat(opened.writable()).isTrue();
            assertThat(opened.journal().streams()).containsExactly("run-2", "run-1");
            assertThat(opened.journal().append("run-1", 3, Events.notes(1))).isEqualTo(4);
        }
    }

    @Test
    void linesOfSeveralStreamsMayBeMixedAndBlankOnesAreSkipped() throws IOException {
        List<String> lines = new ArrayList<>(export(from).lines().toList());
        lines.add(1, lines.remove(2));
        lines.add(2, "");

        assertThat(JournalImport.read(to, new StringReader(String.join("\n", lines)))
                        .events())
                .isEqualTo(5);
    }

    @Test
    void aStreamThatIsThereAlreadyIsRefusedAndOthersAreNotTakenEither() throws IOException {
        try (Journals.Opened opened = Journals.open(to)) {
            opened.journal().append("run-1", 0, Events.notes(1));
        }
        refused(export(from), "Line 3 ", "the journal has run-1 already");
        try (Journal journal = Journals.read(to)) {
            assertThat(journal.streams()).containsExactly("run-1");
        }
    }

    @Test
    void aNewStreamGoesIntoAJournalThatHasOthers() throws IOException {
        try (Journals.Opened opened = Journals.open(to)) {
            opened.journal().append("run-9", 0, Events.notes(1));
        }
        JournalImport.read(to, new StringReader(export(from)));
        try (Journal journal = Journals.read(to)) {
            assertThat(journal.streams()).containsExactly("run-9", "run-2", "run-1");
        }
    }

    @Test
    void anythingWrongIsRefusedWithItsLine() throws IOException {
        String lines = export(from);
        refused(lines.replace("note 2", "n0te 2"), "Line 4 ", "its hash does not match");
        refused(lines.replace("\"seq\":3", "\"seq\":4"), "Line 5 ", "is missing");
        refused(lines.replaceFirst("problem-noted/1", "moon-landed/1"), "Line 1 ", "moon-landed/1");
        refused(lines.substring(0, lines.length() - 40), "Line 5 ", "not one JSON object");
        refused("[]", "Line 1 ", "it has no text \"stream\"");
        refused("\n\nhello", "Line 3 ", "not one JSON object");
        refused(
                lines.replaceFirst("\"at\":\"2026", "\"at\":\"2025"),
                "Line 1 ",
                "its time is not the one in its payload");
        refused(lines.lines().skip(3).findFirst().orElseThrow(), "Line 1 ", "is missing");
    }

    private void refused(String lines, String... words) {
        assertThatThrownBy(() -> JournalImport.read(to, new StringReader(lines)))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> assertThat(e.code()).isEqualTo(JournalException.Code.IMPORT_REFUSED))
                .message()
                .contains(words);
    }

    private static String export(Path file) throws IOException {
        StringWriter out = new StringWriter();
        JournalExport.write(file, out);
        return out.toString();
    }
}
