package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Recorded;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands say when no Jarvis runs, and the journal is all there is. */
class QuietRunTest {
    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void record() throws IOException {
        project = new ProjectFolder(folder);
        Files.createDirectories(project.folder());
        recorded(Scenes.falseDone());
    }

    private void recorded(Scenario scenario) {
        List<Recorded> events = scenario.run.events(0, 10_000);
        try (Journals.Opened opened = Journals.open(project.journal())) {
            Journal journal = opened.journal();
            journal.append(
                    scenario.run.state().defined().run(),
                    0,
                    events.stream().map(Recorded::event).toList());
        }
    }

    @Test
    void reading_ones_read_the_journal_and_say_so() {
        Shell.Result status = new Shell(folder).run("status");
        assertThat(status.code()).isZero();
        assertThat(status.err()).startsWith("Jarvis is not running; this is the journal's last word, of 2026-11-22 ");
        assertThat(status.out()).contains("run-1 · running").contains("instance-1");
        assertThat(new Shell(folder).run("events").out()).startsWith("1 ").contains("Checkpoint 1 failed, round 1");
        assertThat(new Shell(folder).run("evidence", "checkpoint-1").out()).contains("exit 22");
    }

    @Test
    void a_journal_of_another_folder_upward_is_found() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("src/deep"));
        assertThat(new Shell(deep).run("status").code()).isZero();
    }

    @Test
    void following_ends_where_the_journal_ends() {
        assertThat(new Shell(folder).run("events", "-f").code()).isZero();
        assertThat(new Shell(folder).run("watch").code()).isEqualTo(ExitCode.NOT_SIGNED_OFF);
    }

    @Test
    void logs_and_outputs_come_from_the_files() throws IOException {
        Path log = project.attempt("run-1", "instance-1", 1).resolve("output");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "what it said\n");
        Files.writeString(log.resolveSibling("brief.md"), "# Brief\n");
        assertThat(new Shell(folder).run("logs", "instance-1", "--attempt", "1").out())
                .isEqualTo("what it said\n");
        assertThat(new Shell(folder)
                        .run("evidence", "checkpoint-1", "--output", "2")
                        .err())
                .contains("There is no file ");
    }

    @Test
    void a_run_is_found_by_its_id_and_the_newest_is_meant_without_one() {
        recorded(new Scenario(jarvis.runtime.view.Plans.orders(), "run-2"));
        assertThat(new Shell(folder).run("status").out()).contains("run-2 · staged");
        assertThat(new Shell(folder).run("status", "run-1").out()).contains("run-1 · running");
        assertThat(new Shell(folder).run("status", "run-7").err())
                .contains("There is no run run-7 here. There are: run-1, run-2.");
    }

    @Test
    void the_notes_on_a_run_are_written_from_the_journal_alone() throws IOException {
        Shell.Result notes = new Shell(folder).run("release-notes");
        assertThat(notes.code()).isZero();
        assertThat(notes.out()).startsWith("# Order service").contains("> **Draft.** run-1 is running");
        assertThat(new Shell(folder)
                        .run("release-notes", "run-1", "--out", "notes.md")
                        .err())
                .contains("The notes are in ");
        assertThat(folder.resolve("notes.md")).content().isEqualTo(notes.out());
        assertThat(new Shell(folder).run("release-notes", "run-7").err()).contains("There is no run run-7 here.");
        assertThat(new Shell(folder)
                        .run("release-notes", "--out", "no/notes.md")
                        .err())
                .contains("There is no folder for ");
    }

    @ParameterizedTest
    @CsvSource({"approve", "retry instance-1", "block instance-1 text", "claim done --instance instance-1"})
    void writing_ones_say_what_to_do(String line) {
        Shell.Result result = new Shell(folder).run(line.split(" "));
        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("jarvis");
    }

    @Test
    void a_claim_that_nobody_takes_is_the_world_s_fault() {
        Shell.Result result = new Shell(folder).run("claim", "done", "--instance", "instance-1");
        assertThat(result.code()).isEqualTo(ExitCode.WORLD);
        assertThat(result.err())
                .contains("Jarvis is not running, so nothing was recorded. Start it again")
                .contains("jarvis resume");
    }

    @Test
    void a_server_file_of_a_jarvis_that_is_gone_is_not_believed() throws IOException {
        Files.writeString(project.server(), "{\"url\":\"http://127.0.0.1:9\",\"pid\":2147483646}");
        assertThat(new Shell(folder).run("status").err()).startsWith("Jarvis is not running");
        Files.writeString(
                project.server(),
                "{\"url\":\"http://127.0.0.1:9\",\"pid\":"
                        + ProcessHandle.current().pid() + "}");
        assertThat(new Shell(folder).run("status").err()).startsWith("Jarvis is not running");
        Files.writeString(project.server(), "torn {");
        assertThat(new Shell(folder).run("status").err()).startsWith("Jarvis is not running");
    }

    @Test
    void another_project_s_jarvis_that_has_the_port_by_now_is_not_taken_for_this_one_s(@TempDir Path other)
            throws IOException {
        try (RunningJarvis stranger = new RunningJarvis(other, Scenes.signedOff())) {
            Files.writeString(project.server(), "{\"url\":\"" + stranger.url() + "\",\"pid\":2147483646}");
            Shell.Result status = new Shell(folder).run("status");
            assertThat(status.err()).startsWith("Jarvis is not running");
            assertThat(status.out()).contains("running").doesNotContain("signed off");
        }
    }

    @Test
    void stop_is_done_by_the_engine_then() {
        Shell shell = new Shell(folder);
        assertThat(shell.run("stop", "--reason", "enough").code()).isZero();
        assertThat(shell.engine.asked).containsExactly("stop enough");
    }

    @Test
    void the_journal_is_checked_exported_and_taken_elsewhere(@TempDir Path other) throws IOException {
        assertThat(new Shell(folder).run("journal", "check").out()).isEqualTo(project.journal() + " is sound.\n");
        Shell.Result export = new Shell(folder).run("journal", "export");
        assertThat(export.code()).isZero();
        Path file = other.resolve("export.jsonl");
        Files.writeString(file, export.out());
        assertThat(new Shell(folder).run("journal", "export", file.toString()).err())
                .contains(" events exported.");
        assertThat(file).content().isEqualTo(export.out());
        assertThat(new Shell(other).run("journal", "import", "export.jsonl").out())
                .contains(" events of 1 runs taken");
        assertThat(new Shell(other).run("status").out())
                .isEqualTo(new Shell(folder).run("status").out());
        assertThat(new Shell(other).run("journal", "import", "export.jsonl").code())
                .isEqualTo(ExitCode.MISTAKE);
        assertThat(new Shell(other).run("journal", "import", "nothing").err())
                .contains("There is no file nothing to import.");
    }

    @Test
    void a_damaged_journal_is_named_by_check_and_by_doctor() throws IOException {
        Files.writeString(project.journal(), "this is no database at all, not even nearly one\n".repeat(100));
        assertThat(new Shell(folder).run("journal", "check").code()).isEqualTo(ExitCode.WORLD);
        Shell.Result doctor = new Shell(folder).run("doctor");
        assertThat(doctor.code()).isEqualTo(ExitCode.WORLD);
        assertThat(doctor.out()).containsPattern("broken +journal");
        assertThat(new Shell(folder).run("status").err()).startsWith("jarvis: ").doesNotContain("\tat ");
    }
}
