package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jarvis trust}: nothing is called harmless that could not be read. */
class TrustingTest {
    @TempDir
    Path folder;

    @TempDir
    Path state;

    @Test
    void whereNothingIsThereThatIsSaid() {
        Shell.Result said = trust();
        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).contains("There is no jarvis.yaml in " + folder, "jarvis run PLAN.md");
    }

    @Test
    void aFileThatReachesNothingIsSaidToReachNothing() throws IOException {
        configured("port: 3003\n");
        assertThat(trust().out()).contains("jarvis.yaml reaches nothing beyond its folder.");
    }

    @Test
    void whatCannotBeReadIsNotSaidToReachNothing() throws IOException {
        refused(
                "sources: {api: {http: 1\nhealth: [",
                "cannot be read as YAML: while parsing a flow mapping: expected ',' or '}'");
        refused("- sources\n", "jarvis.yaml:1:1: settings are keys and values");
        refused("source: {api: {http: \"http://127.0.0.1:1/\"}}\n", "did you mean `sources`?");
        refused(
                "sources: {api: {http: \"127.0.0.1:1\", values: {financial.cash: /a}}}\n",
                "`sources.api.http: 127.0.0.1:1`");
        refused("alerts: {to: {webhok: \"https://example.com\"}}\n", "did you mean `webhook`?");
        refused("origin: nowhere\n", "`origin: nowhere`");
    }

    @Test
    void anotherSpellingOfTheFileIsNoticed() throws IOException {
        Files.writeString(folder.resolve("jarvis.yml"), "port: 3003\n");
        assertThat(trust().err()).contains("jarvis.yml is not read. Name it jarvis.yaml.");
    }

    @Test
    void whatIsTrustedOnceIsNotAskedAgain() throws IOException {
        configured("sources: {api: {http: \"http://127.0.0.1:1/\", values: {financial.cash: /a}}}\n");
        assertThat(trust().code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(trust("--yes").code()).isEqualTo(ExitCode.OK);
        assertThat(trust().out()).contains("All that jarvis.yaml reaches is trusted: 1.");
    }

    private void refused(String yaml, String why) throws IOException {
        configured(yaml);
        Shell.Result said = trust("--yes");
        assertThat(said.code()).as(yaml).isEqualTo(ExitCode.MISTAKE);
        assertThat(said.err()).contains(why);
        assertThat(said.out()).isEmpty();
        assertThat(state).isEmptyDirectory();
    }

    private void configured(String yaml) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), yaml);
    }

    private Shell.Result trust(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "trust";
        System.arraycopy(options, 0, words, 1, options.length);
        return new Shell(folder).with("XDG_STATE_HOME", state.toString()).run(words);
    }
}
