package jarvis.runtime.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.view.Scenes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol's official conformance suite, as far as it needs no tools of its own, and its inspector. From npm. */
@Tag("slow")
@Tag("agents")
@EnabledIfSystemProperty(named = "jarvis.agents", matches = ".+", disabledReason = "only with ./test --agents")
class McpConformanceTest {
    private @TempDir Path root;
    private McpSite site;

    @BeforeEach
    void open() {
        site = new McpSite(root, Scenes.secondPhase());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server-initialize", "ping", "tools-list", "dns-rebinding-protection"})
    void aScenarioOfTheOfficialSuitePasses(String scenario) throws Exception {
        NodePrograms npm = NodePrograms.with("conformance", "@modelcontextprotocol/conformance@0.1.16");
        try (Vouching listener = new Vouching(site.server.port(), site.token("instance-2"))) {
            String url = "http://localhost:" + listener.port() + "/mcp";
            NodePrograms.Result result = npm.run(
                    "@modelcontextprotocol/conformance/dist/index.js", "server", "--url", url, "--scenario", scenario);
            assertThat(result.code()).as(result.output()).isZero();
            assertThat(result.output()).contains("Passed: ", ", 0 failed");
        }
    }

    @Test
    void theInspectorListsAndCallsTheTools() throws Exception {
        NodePrograms npm = NodePrograms.with("inspector", "@modelcontextprotocol/inspector@2.12.0");
        assertThat(inspected(npm, "tools/list").path("tools")).hasSize(9);
        JsonNode said = inspected(
                npm, "tools/call", "--tool-name", "report_progress", "--tool-args-json", "{\"label\":\"inspected\"}");
        assertThat(said.at("/structuredContent/status").asString("")).isEqualTo("running");
        assertThat(site.scenario.run.state().current("instance-2").orElseThrow().progress())
                .isEqualTo("inspected");
    }

    /** The inspector can send the token itself. */
    private JsonNode inspected(NodePrograms npm, String method, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("--cli", "--transport", "http", "--format", "json"));
        line.addAll(List.of("--server-url", "http://127.0.0.1:" + site.server.port() + "/mcp"));
        line.addAll(List.of("--header", "Authorization: Bearer " + site.token("instance-2"), "--method", method));
        line.addAll(List.of(more));
        NodePrograms.Result result =
                npm.run("@modelcontextprotocol/inspector/clients/launcher/build/index.js", line.toArray(String[]::new));
        assertThat(result.code()).as(result.output()).isZero();
        return new JsonMapper()
                .readTree(result.output().substring(result.output().indexOf('{')))
                .path("result");
    }
}
