package jarvis.runtime.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.RunState;
import jarvis.runtime.view.Scenes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The tools over real HTTP, each answer held against its own schema by a validator that is not ours. */
class McpToolsTest {
    private @TempDir Path root;
    private McpSite site;
    private String token;
    private final Map<String, JsonNode> tools = new HashMap<>();

    @BeforeEach
    void open() {
        site = new McpSite(root, Scenes.secondPhase());
        token = site.token("instance-2");
        site.ask(token, "tools/list", "{}")
                .at("/result/tools")
                .forEach(tool -> tools.put(tool.path("name").stringValue(), tool));
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** The structured answer to a call that is accepted. */
    private JsonNode accepted(String tool, String arguments) {
        JsonNode result = site.call(token, tool, arguments);
        assertThat(result.path("isError").booleanValue()).as(result.toString()).isFalse();
        assertThat(result.at("/content/0/text").stringValue()).isNotBlank();
        JsonNode structured = result.path("structuredContent");
        assertThat(problems(tool(tool).path("outputSchema"), structured)).isEmpty();
        assertThat(problems(tool(tool).path("inputSchema"), McpSite.object(arguments)))
                .isEmpty();
        return structured;
    }

    private static List<String> problems(JsonNode schema, JsonNode value) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private JsonNode tool(String name) {
        return Objects.requireNonNull(tools.get(name));
    }

    private RunState state() {
        return site.scenario.run.state();
    }

    @Test
    void thereAreNineEachSaidAndHintedSoThatAClientNeedNotAsk() {
        assertThat(tools.keySet())
                .containsExactlyInAnyOrder(
                        "my_brief",
                        "report_progress",
                        "claim_done",
                        "raise_blocker",
                        "resolve_blocker",
                        "who_owns",
                        "request_checkpoint",
                        "record_integration_point",
                        "run_status");
        tools.forEach((name, tool) -> {
            assertThat(name).matches("[A-Za-z0-9_./-]{1,64}");
            assertThat(tool.path("title").stringValue()).isNotBlank();
            assertThat(tool.path("description").stringValue()).hasSizeGreaterThan(60);
            assertThat(tool.at("/inputSchema/additionalProperties").asBoolean(true))
                    .isFalse();
            assertThat(tool.at("/annotations/destructiveHint").asBoolean(true)).isFalse();
            assertThat(tool.at("/annotations/openWorldHint").asBoolean(true)).isFalse();
            boolean reads = List.of("my_brief", "who_owns", "run_status").contains(name);
            assertThat(tool.at("/annotations/readOnlyHint").booleanValue())
                    .as(name)
                    .isEqualTo(reads);
        });
    }

    @Test
    void aBriefIsOnesOwn() {
        JsonNode brief = accepted("my_brief", "{}");
        assertThat(brief.path("brief").stringValue()).isEqualTo("# Brief of instance-2\n");
        assertThat(brief.path("phase").stringValue()).isEqualTo("phase-2");
        assertThat(brief.path("attempt").intValue()).isEqualTo(1);
    }

    @Test
    void progressIsRecordedAsTheInstances() {
        assertThat(accepted("report_progress", "{\"label\":\"half way\"}")
                        .path("status")
                        .stringValue())
                .isEqualTo("running");
        assertThat(state().current("instance-2").orElseThrow().progress()).isEqualTo("half way");
    }

    @Test
    void aClaimStaysAClaimAndSaysWhatItsCheckpointWaitsFor() {
        JsonNode claim = accepted("claim_done", "{\"summary\":\"All panels read the API\"}");
        assertThat(claim.path("status").stringValue()).isEqualTo("claimed");
        assertThat(claim.path("checkpoint").stringValue()).isEqualTo("checkpoint-2");
        assertThat(claim.path("missing").toString()).contains("instance-3 has not claimed to be done: it is running.");
        assertThat(state().current("instance-2").orElseThrow().status()).isEqualTo(AssignmentStatus.CLAIMED);
        long before = state().version();
        accepted("claim_done", "{\"summary\":\"All panels read the API\"}");
        assertThat(state().version()).isEqualTo(before);
    }

    @Test
    void aBlockerStopsTheClaimUntilItIsResolved() {
        JsonNode raised = accepted("raise_blocker", "{\"text\":\"The API of instance-1 has no totals\"}");
        assertThat(raised.path("blocker").stringValue()).isEqualTo("blocker-1");
        assertThat(raised.path("status").stringValue()).isEqualTo("blocked");
        assertThat(site.refused(token, "claim_done", "{\"summary\":\"done\"}"))
                .contains("while a blocker of its own is open");
        accepted("resolve_blocker", "{\"blocker\":\"blocker-1\",\"how\":\"totals are there\"}");
        accepted("raise_blocker", "{\"text\":\"slow\",\"severity\":\"warning\"}");
        accepted("resolve_blocker", "{\"how\":\"fast again\"}");
        assertThat(state().openBlockers()).isEmpty();
        assertThat(site.refused(token, "resolve_blocker", "{\"how\":\"again\"}"))
                .contains("no open blocker");
    }

    @Test
    void nobodySpeaksForAnother() {
        site.scenario.block("instance-3", "Redis refuses");
        String blocker = state().openBlockers().map(Blocker::id).findFirst().orElseThrow();
        assertThat(site.refused(token, "resolve_blocker", "{\"how\":\"x\",\"blocker\":\"" + blocker + "\"}"))
                .contains("instance-2 can speak for itself only, not for instance-3");
        assertThat(site.refused(token, "resolve_blocker", "{\"how\":\"x\",\"blocker\":\"instance-3\"}"))
                .contains("instance-2 can speak for itself only, not for instance-3");
        assertThat(site.refused(token, "claim_done", "{\"summary\":\"x\",\"instance\":\"instance-3\"}"))
                .contains("can speak for itself only");
        assertThat(state().openBlockers()).hasSize(1);
        assertThat(state().current("instance-3").orElseThrow().claim()).isNull();
    }

    @Test
    void anIntegrationPointIsJsonElseText() {
        accepted("record_integration_point", "{\"name\":\"api\",\"value\":\"{\\\"port\\\":8080}\"}");
        accepted("record_integration_point", "{\"name\":\"board\",\"value\":\"https://board.invalid/x\"}");
        assertThat(state().integration())
                .containsEntry("api", "{\"port\":8080}")
                .containsEntry("board", "\"https://board.invalid/x\"");
    }

    @Test
    void theOwnerOfAPathIsNamedWithItsRow() {
        JsonNode own = accepted("who_owns", "{\"path\":\"page/index.html\"}");
        assertThat(own.path("owner").stringValue()).isEqualTo("instance-2");
        assertThat(own.path("writable").booleanValue()).isTrue();
        assertThat(own.at("/rows/0").stringValue()).contains("page/**", "line 12");
        assertThat(accepted("who_owns", "{\"path\":\"README.md\"}")
                        .path("owner")
                        .stringValue())
                .isEqualTo("unowned");
        token = site.token("instance-3");
        JsonNode foreign = accepted("who_owns", "{\"path\":\"page/index.html\"}");
        assertThat(foreign.path("writable").booleanValue()).isFalse();
        assertThat(foreign.path("sentence").stringValue()).contains("belongs to instance-2", "raise a blocker");
        assertThat(site.refused(token, "who_owns", "{\"path\":\"/etc/passwd\"}"))
                .contains("is no file in a repository");
    }

    @Test
    void aCheckpointThatCannotRunYetSaysWhyAndTheWishIsNotedOnce() {
        JsonNode asked = accepted("request_checkpoint", "{}");
        assertThat(asked.path("missing"))
                .extracting(JsonNode::stringValue)
                .containsExactly(
                        "instance-2 has not claimed to be done: it is running.",
                        "instance-3 has not claimed to be done: it is running.");
        accepted("request_checkpoint", "{}");
        assertThat(state().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.source() + " " + note.text())
                        .startsWith("instance-2 (attempt 1) asks that checkpoint-2 be run."));
    }

    @Test
    void aCheckpointForWhichNothingIsMissingNeedsNoWish() {
        site.scenario.done("instance-2", "panels").done("instance-3", "cache");
        JsonNode asked = accepted("request_checkpoint", "{}");
        assertThat(asked.path("missing")).isEmpty();
        assertThat(asked.path("checkpointStatus").stringValue()).isEqualTo("pending");
        assertThat(state().notes()).isEmpty();
        token = site.token("instance-4");
        assertThat(site.call(token, "request_checkpoint", "{}")
                        .at("/content/0/text")
                        .stringValue())
                .contains("prep");
    }

    @Test
    void theStatusIsThatOfTheCommandLine() {
        site.scenario.block("instance-3", "Redis refuses");
        JsonNode status = accepted("run_status", "{}");
        assertThat(status.path("run").stringValue()).isEqualTo("run-1");
        assertThat(status.at("/blockers/0/text").stringValue()).isEqualTo("Redis refuses");
        assertThat(status.path("assignments")).hasSize(5);
        String text = site.call(token, "run_status", "{}").at("/content/0/text").stringValue();
        assertThat(text).contains("jarvis unblock blocker-1", "instance-3");
    }

    @Test
    void aPersonReadsAndReportsNothing() {
        String person = site.tokens.person();
        long before = state().version();
        assertThat(site.call(person, "run_status", "{}").path("isError").booleanValue())
                .isFalse();
        JsonNode owner = site.call(person, "who_owns", "{\"path\":\"page/x\"}").path("structuredContent");
        assertThat(owner.path("sentence").stringValue()).isEqualTo("page/x belongs to instance-2.");
        for (String tool : List.of("my_brief", "request_checkpoint")) {
            assertThat(site.refused(person, tool, "{}")).contains("this token is a person's");
        }
        assertThat(site.refused(person, "claim_done", "{\"summary\":\"x\"}")).contains("this token is a person's");
        assertThat(site.refused(person, "record_integration_point", "{\"name\":\"x\",\"value\":\"1\"}"))
                .contains("this token is a person's");
        assertThat(state().version()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report_progress | {} | needs \"label\"",
                "report_progress | {\"label\":7} | must be a string, not a number",
                "report_progress | {\"label\":\"  \"} | must not be empty",
                "report_progress | {\"labell\":\"x\"} | Did you mean \"label\"?",
                "run_status | {\"verbose\":\"yes\"} | It takes none.",
                "raise_blocker | {\"text\":\"x\",\"severity\":\"huge\"} | is one of: blocking, warning",
                "who_owns | {\"path\":null} | must be a string, not null"
            })
    void wrongArgumentsAreTheModelsToCorrect(String tool, String arguments, String sentence) {
        assertThat(site.refused(token, tool, arguments)).startsWith(tool).contains(sentence);
        JsonNode given = McpSite.object(arguments);
        boolean blank = arguments.contains("  ");
        assertThat(problems(tool(tool).path("inputSchema"), given).isEmpty()).isEqualTo(blank);
    }

    @Test
    void aWordTooManyIsRefused() {
        assertThat(site.refused(token, "report_progress", "{\"label\":\"" + "x".repeat(301) + "\"}"))
                .contains("longer than 300");
    }

    @Test
    void whatTheRunRefusesIsAnAnswerAndNoError() {
        site.scenario.must(new jarvis.core.coordination.Command.StopRun("ada", "lunch"));
        assertThat(site.refused(token, "report_progress", "{\"label\":\"x\"}")).contains("stopped");
        assertThat(site.refused(token, "request_checkpoint", "{}")).contains("jarvis resume");
    }
}
