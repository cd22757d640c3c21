package jarvis.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.trust.Trusted;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jarvis sources test}: what did not happen is not said to have happened. */
class SourceTrialTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aSourceThatNobodyTrustedWasNotAsked() throws IOException {
        configured("api: {http: \"http://127.0.0.1:1/\", values: {financial.cash: /cash}}");
        assertThat(tested("api")).isEqualTo(ExitCode.MISTAKE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("api was not asked. Nobody has trusted it yet", "jarvis trust")
                .doesNotContain("asking", "answered");
    }

    @Test
    void aSourceThatFailsHasNotAnswered() throws IOException {
        configured("books: {file: books.json, values: {financial.cash: /cash}}");
        assertThat(tested("books")).isEqualTo(ExitCode.WORLD);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("failed      after ", "books.json is not there. Put it there")
                .doesNotContain("answered");
    }

    @Test
    void aSourceThatAnswersIsShownWithWhatItSays() throws IOException {
        configured("books: {file: books.json, values: {financial.cash: /cash}}");
        Files.writeString(folder.resolve("books.json"), "{\"cash\": 5}");
        assertThat(tested("books")).isEqualTo(ExitCode.OK);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("answered    in ", "financial.cash = 5");
    }

    @Test
    void whereNoneIsNamedThatIsSaid() {
        assertThat(tested("books")).isEqualTo(ExitCode.MISTAKE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("names no source books.", "tracker is looked for where no source is named", "`sources:`");
    }

    private void configured(String source) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), "sources:\n  " + source + "\n");
    }

    private int tested(String name) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Terminal terminal =
                new Terminal(new BufferedReader(Reader.nullReader()), out, out, false, false, folder, Map.of());
        return new SourceTrial(new ProjectFolder(folder), new Trusted(folder.resolve("trusted"))).run(name, terminal);
    }
}
