package jarvis.runtime.agent.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.project.Permissions;
import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AcpHomeTest {
    @TempDir
    Path temp;

    private Path person;

    @BeforeEach
    void aPerson() throws IOException {
        person = Files.createDirectories(temp.resolve("person"));
        Files.createDirectories(person.resolve(".gemini"));
    }

    private static AgentSettings settings(Permissions permissions) {
        return new AgentSettings("m-1", permissions, null, null, List.of());
    }

    private AcpHome.Extras gemini() throws IOException {
        return new GeminiHome(person).prepared(temp.resolve("own"), settings(Permissions.EDITS));
    }

    private Path own(String name) {
        return temp.resolve("own/gemini/.gemini").resolve(name);
    }

    @Test
    void geminiHasAHomeOfItsOwnInAFolderThatItTrusts() throws IOException {
        assertThat(gemini().environment())
                .containsEntry("GEMINI_CLI_HOME", temp.resolve("own/gemini").toString())
                .containsEntry("GEMINI_CLI_TRUST_WORKSPACE", "true");
        assertThat(gemini().arguments()).containsSubsequence("--policy", "-m", "m-1");
        assertThat(temp.resolve("own/gemini/jarvis.toml")).content().contains("mcpName = \"jarvis\"");
    }

    @Test
    void geminisLoginIsThePersonsAndNothingElseOfTheirSettings() throws IOException {
        Files.writeString(person.resolve(".gemini/oauth_creds.json"), "theirs");
        Files.writeString(
                person.resolve(".gemini/settings.json"),
                "{\"security\":{\"auth\":{\"selectedType\":\"oauth-personal\"}},\"mcpServers\":{\"x\":{}}}");
        gemini();
        gemini();
        assertThat(own("oauth_creds.json")).isSymbolicLink().hasContent("theirs");
        JsonNode settings = new JsonMapper().readTree(Files.readString(own("settings.json")));
        assertThat(settings.at("/security/auth/selectedType").asString()).isEqualTo("oauth-personal");
        assertThat(settings.has("mcpServers")).isFalse();
    }

    @Test
    void settingsThatCannotBeReadAreNoReasonNotToStart() throws IOException {
        Files.writeString(person.resolve(".gemini/settings.json"), "// mine\n{");
        gemini();
        assertThat(own("settings.json")).content().doesNotContain("security");
    }

    @Test
    void openCodeAsksBeforeItWritesWhateverItMayDo() throws IOException {
        String all = openCode(Permissions.ALL);
        String edits = openCode(Permissions.EDITS);
        assertThat(List.of(all, edits)).allMatch(rules -> rules.contains("\"edit\":\"ask\""));
        assertThat(List.of(all, edits)).allMatch(rules -> rules.contains("\"jarvis_*\":\"allow\""));
        assertThat(all).doesNotContain("bash");
        assertThat(edits).contains("\"bash\":\"ask\"");
    }

    private String openCode(Permissions permissions) throws IOException {
        AcpHome.Extras extras = new OpenCodeHome().prepared(temp.resolve("own"), settings(permissions));
        assertThat(extras.environment())
                .containsEntry("OPENCODE_CONFIG_CONTENT", "{\"model\":\"m-1\"}")
                .containsEntry(
                        "OPENCODE_DB", temp.resolve("own/opencode/opencode.db").toString());
        return extras.environment().getOrDefault("OPENCODE_PERMISSION", "");
    }
}
