package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An agent that reports by {@code jarvis mcp} alone, as one does that starts its tools as programs. */
@Tag("slow")
class McpTest {
    private static final String AGENT = """
            call() { printf '{"jsonrpc":"2.0","id":"%s","method":"tools/call","params":{"name":"%s","arguments":%s}}\\n' "$1" "$1" "$2"; }
            {
              printf '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"sh","version":"1"}}}\\n'
              printf '{"jsonrpc":"2.0","method":"notifications/initialized"}\\n'
              call my_brief '{}'
              call report_progress '{"label":"at it"}'
              call who_owns '{"path":"done.txt"}'
              call request_checkpoint '{}'
              touch done.txt
              call claim_done '{"summary":"done.txt is there"}'
            } | jarvis mcp >"$JARVIS_BRIEF.said" 2>"$JARVIS_BRIEF.err"
            """;

    @TempDir
    Path temp;

    @Test
    void an_agent_goes_from_its_brief_to_a_verified_claim() throws IOException {
        Files.writeString(temp.resolve("PLAN.md"), OneGate.plan("test -e done.txt"));
        Files.writeString(temp.resolve("agent.sh"), AGENT);
        Files.writeString(temp.resolve("jarvis.yaml"), "defaults: {command: bash agent.sh}\n");
        try (Product.Running run = new Product(temp)
                .start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
            JsonNode verified = new Api(temp)
                    .await(
                            "sign-off",
                            Duration.ofSeconds(60),
                            r -> r.path("status").asString().equals("awaiting sign-off"));
            JsonNode work = verified.get("assignments").get(0);
            assertThat(work.get("claim").asString()).isEqualTo("done.txt is there");
            assertThat(work.get("progress").asString()).isEqualTo("at it");
            assertThat(work.get("verified").asBoolean()).isTrue();
            assertThat(new Product(temp).run("stop").exit()).isZero();
            run.end(Duration.ofSeconds(30));
        }
        Path brief = temp.resolve(".jarvis/runs/run-1/instances/instance-1/1/brief.md");
        List<String> said = Files.readAllLines(brief.resolveSibling("brief.md.said"));
        assertThat(said)
                .hasSize(6)
                .allMatch(line -> Api.json(line).path("error").isMissingNode());
        assertThat(Api.json(said.get(0)).at("/result/protocolVersion").asString())
                .isEqualTo("2025-06-18");
        assertThat(Api.json(said.get(1)).at("/result/structuredContent/brief").asString())
                .isEqualTo(Files.readString(brief));
        assertThat(Api.json(said.get(4))
                        .at("/result/structuredContent/missing/0")
                        .asString())
                .contains("instance-1 has not claimed to be done");
        assertThat(Files.readString(brief.resolveSibling("brief.md.err"))).isEmpty();
    }
}
