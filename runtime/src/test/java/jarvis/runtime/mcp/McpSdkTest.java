package jarvis.runtime.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import jarvis.runtime.view.Scenes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of the protocol's official Java SDK, which knows nothing of ours. */
class McpSdkTest {
    private @TempDir Path root;

    @Test
    void theOfficialClientFindsAndCallsTheTools() {
        try (McpSite site = new McpSite(root, Scenes.secondPhase());
                McpSyncClient client = client(site, site.token("instance-2"))) {
            McpSchema.InitializeResult agreed = client.initialize();
            assertThat(agreed.protocolVersion()).isEqualTo("2025-11-25");
            assertThat(client.listTools().tools()).hasSize(9);
            client.ping();
            McpSchema.CallToolResult said = client.callTool(call("report_progress", Map.of("label", "half way")));
            assertThat(said.isError()).isFalse();
            assertThat(said.structuredContent())
                    .isEqualTo(Map.of("instance", "instance-2", "attempt", 1, "status", "running"));
            McpSchema.CallToolResult wrong = client.callTool(call("report_progress", Map.of("label", 7)));
            assertThat(wrong.isError()).isTrue();
            assertThat(site.scenario
                            .run
                            .state()
                            .current("instance-2")
                            .orElseThrow()
                            .progress())
                    .isEqualTo("half way");
        }
    }

    @Test
    void theOfficialClientIsTurnedAwayWithAnotherToken() {
        try (McpSite site = new McpSite(root, Scenes.secondPhase());
                McpSyncClient client = client(site, "nobody")) {
            assertThatThrownBy(client::initialize).hasStackTraceContaining("Authorization error");
        }
    }

    private static McpSchema.CallToolRequest call(String tool, Map<String, Object> arguments) {
        return McpSchema.CallToolRequest.builder(tool).arguments(arguments).build();
    }

    private static McpSyncClient client(McpSite site, String token) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        "http://127.0.0.1:" + site.server.port())
                .endpoint("/mcp")
                .addHttpRequestCustomizer((request, _, _, _, _) -> request.header("Authorization", "Bearer " + token))
                .build();
        return McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(20))
                .initializationTimeout(Duration.ofSeconds(20))
                .build();
    }
}
