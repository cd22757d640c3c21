package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given, a sentence comes back: what cannot be done, why, and what to do now. Never a stack trace. */
class BadInputTest {
    @TempDir
    Path folder;

    @Test
    void no_file_of_that_name() {
        says("There is no file " + folder.resolve("MISSING.md") + ".", "run", "MISSING.md");
    }

    @Test
    void no_plan_named_at_all() {
        says("Missing required parameter: 'PLAN'", "run");
    }

    @Test
    void a_folder_instead_of_a_plan() {
        says(folder + " is a folder, not a plan.", "plan", "check", ".");
    }

    @Test
    void an_empty_plan() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), " \n\n");
        says("PLAN.md is empty.", "run", "PLAN.md");
    }

    @Test
    void a_binary_file() throws IOException {
        Files.write(folder.resolve("PLAN.md"), new byte[] {'#', ' ', 0, 1, 2});
        says("PLAN.md is binary", "run", "PLAN.md");
        Files.write(folder.resolve("PLAN.md"), new byte[] {'#', ' ', (byte) 0xc3, (byte) 0x28});
        says("PLAN.md is not UTF-8 text.", "run", "PLAN.md");
    }

    @Test
    void a_plan_that_names_no_instance() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), "Just some words.\n");
        Shell.Result result = new Shell(folder).run("plan", "check", "PLAN.md");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.out()).contains("PLAN.md:1:1: error: ").contains("it cannot be run.");
    }

    @Test
    @Timeout(30)
    void ten_megabytes_are_read_and_more_than_any_plan_is_refused() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), "# A long plan\n" + "words without meaning\n".repeat(500_000));
        assertThat(new Shell(folder).run("plan", "check", "PLAN.md").code()).isEqualTo(ExitCode.MISTAKE);
        byte[] huge = new byte[65 << 20];
        Arrays.fill(huge, (byte) 'a');
        Files.write(folder.resolve("PLAN.md"), huge);
        says("a plan of more than 64 MB is not read", "plan", "check", "PLAN.md");
    }

    @Test
    void an_unknown_option_names_the_nearest() throws IOException {
        says("there is no option --prot here; did you mean --port?", "serve", "--prot", "4");
        says("See jarvis serve --help.", "serve", "--prot", "4");
    }

    @Test
    void an_unknown_command_names_the_nearest() {
        says("there is no command statsu here; did you mean status", "statsu");
    }

    @Test
    void no_command_at_all() {
        says("Say what to do: jarvis COMMAND.");
    }

    @Test
    void a_command_of_commands_says_which_there_are() {
        says("Say which: jarvis plan check PLAN", "plan");
        says("Say which: jarvis journal check", "journal");
        says("Say what: jarvis claim progress", "claim");
    }

    @Test
    void tools_for_an_agent_where_nothing_runs() {
        says("There is no Jarvis to speak to: JARVIS_URL is not set here", "mcp");
    }

    @Test
    void too_many_words() {
        says("there is no argument surplus here", "stop", "surplus");
    }

    @Test
    void a_number_that_is_none() {
        says("Invalid value for option '--port'", "serve", "--port", "http");
        says("--port 70000 is no port", "serve", "--port", "70000");
        says("Invalid value for option '--after'", "events", "--after", "yesterday");
    }

    @Test
    void a_root_that_is_none() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), "# Plan\n");
        assertThat(new Shell(folder)
                        .run("plan", "check", "PLAN.md", "--root", "here")
                        .out())
                .contains("--root: error: `here` is not FROM=TO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "watch", "events", "evidence", "resume", "stop", "approve"})
    void a_folder_in_which_nothing_ever_ran(String command) {
        says("There is no .jarvis in " + folder + " or above it, so nothing was run here yet.", command);
    }

    @Test
    void nothing_runs_so_nothing_can_be_recorded() throws IOException {
        Files.createDirectory(folder.resolve(".jarvis"));
        Shell.Result result = new Shell(folder).run("block", "instance-1", "no database");
        assertThat(result.code()).isEqualTo(ExitCode.WORLD);
        assertThat(result.err())
                .isEqualTo("jarvis: Jarvis is not running, so nothing was recorded. Start it again in the"
                        + " plan's folder: jarvis resume\n");
    }

    @Test
    void what_nobody_foresaw_is_one_sentence_with_the_details_kept() {
        Shell shell = new Shell(folder);
        shell.engine.failure = new IllegalStateException("the cat sat on the keyboard");
        Shell.Result result = shell.run("demo");
        assertThat(result.code()).isEqualTo(ExitCode.WORLD);
        assertThat(result.err())
                .contains("the cat sat on the keyboard")
                .contains("The details are in ")
                .doesNotContain("\tat ");
        Path details = Path.of(result.err().replaceAll("(?s).*The details are in (.*)\\.\n", "$1"));
        assertThat(details).content().contains("\tat jarvis.runtime.cli");
    }

    private void says(String sentence, String... arguments) {
        Shell.Result result = new Shell(folder).run(arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err()).contains(sentence).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }
}
