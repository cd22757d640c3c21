package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code jarvis agents} finds on a search path. */
class AgentsTest {
    @TempDir
    Path folder;

    @Test
    void oneThatIsThereIsAskedAndTheOthersAreSaidHowToGet() throws IOException {
        program("codex", "echo; echo 'codex-cli 0.169.0'");
        Shell shell = new Shell(folder).with("PATH", folder.toString());
        Shell.Result result = shell.run("agents");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("codex     codex-cli 0.169.0  " + folder.resolve("codex"))
                .contains("cannot be told something while it works")
                .contains("claude    is not on PATH. Get it: npm install -g @anthropic-ai/claude-code");
    }

    @Test
    void asJsonWhatIsUnknownIsNull() throws IOException {
        program("claude", "echo '2.1.330 (Claude Code)'");
        program("gemini", "exit 3");
        Shell shell = new Shell(folder).with("PATH", folder.toString());
        Shell.Result result = shell.run("agents", "--json");
        assertThat(result.code()).isZero();
        JsonNode agents = new JsonMapper().readTree(result.out()).path("agents");
        assertThat(agents.at("/0/version").asString()).isEqualTo("2.1.330 (Claude Code)");
        assertThat(agents.at("/0/can/listens").asBoolean()).isTrue();
        assertThat(agents.at("/1/installed").asBoolean()).isFalse();
        assertThat(agents.at("/2/installed").asBoolean()).isTrue();
        assertThat(agents.at("/2/version").isNull()).isTrue();
    }

    @Test
    void aChildThatKeepsTheOutputOpenIsNotWaitedFor() throws IOException {
        program("claude", "/bin/sleep 30 & echo 2.1.330");
        long began = System.nanoTime();
        Shell shell = new Shell(folder).with("PATH", folder.toString());
        Shell.Result result = shell.run("agents");
        assertThat(System.nanoTime() - began).isLessThan(9_000_000_000L);
        assertThat(result.out()).contains("claude    2.1.330");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
