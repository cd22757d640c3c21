package jarvis.runtime.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.TurnEnd;
import jarvis.runtime.agent.dialogue.AcpDialogue;
import jarvis.runtime.agent.dialogue.CodexDialogue;
import jarvis.runtime.agent.dialogue.Ownership;
import jarvis.runtime.mcp.NodePrograms;
import jarvis.runtime.project.Permissions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each takes a task of a plan from its brief through Jarvis's tools and a gate to done; only the model is made up. */
@Tag("slow")
@Tag("agents")
@EnabledIfSystemProperty(named = "jarvis.agents", matches = ".+", disabledReason = "only with ./test --agents")
class RealAgentsTest {
    private static final Move BEGUN = new Move.Use("report_progress", "{\"label\":\"half way\"}");
    private static final Move CLAIM = new Move.Use("claim_done", "{\"summary\":\"done.txt is there\"}");
    private static final Move OVER = new Move.Say("All of it is there.");
    private static final String TWICE = "[ $(wc -l < done.txt) -ge 2 ]";

    @TempDir
    Path temp;

    private static void reported(JsonNode run) {
        JsonNode work = run.at("/assignments/0");
        assertThat(work.path("claim").asString("")).isEqualTo("done.txt is there");
        assertThat(work.path("progress").asString("")).isEqualTo("half way");
        assertThat(work.path("verified").asBoolean(false)).isTrue();
    }

    private static void wentWell(AgentLife life, int tools) {
        assertThat(life.end()).contains(TurnEnd.COMPLETED);
        assertThat(life.turns().text()).isEqualTo("All of it is there.");
        assertThat(life.counts().tools()).isEqualTo(tools);
        assertThat(life.counts().junk()).isZero();
        assertThat(life.counts().unknown()).isZero();
    }

    @Test
    void codexFailsAGateAndPassesItInTheSameSession() throws Exception {
        NodePrograms npm = NodePrograms.with("codex", "@openai/codex@0.169.0");
        List<Move> moves =
                List.of(BEGUN, new Move.Use("exec_command", "{\"cmd\":\"echo done >> done.txt\"}"), CLAIM, OVER);
        try (ScriptedModel model = new ScriptedModel(moves);
                RealRun run = new RealRun(temp, TWICE, codex(npm, model))) {
            reported(run.verified());
            run.keep("codex");
            AgentLife first = run.life(1, new CodexDialogue("m"));
            AgentLife second = run.life(2, new CodexDialogue("m"));
            wentWell(first, 3);
            wentWell(second, 3);
            assertThat(second.session().id()).isEqualTo(first.session().id());
            assertThat(first.usage().total()).isEqualTo(new Tokens(4 * 60, 4 * 40, 0, 4 * 7));
            assertThat(second.usage().since(first.usage())).isEqualTo(first.usage());
        }
    }

    private static String codex(NodePrograms npm, ScriptedModel model) {
        return """
                agent: codex
                command: %s
                model: m
                permissions: all
                environment: {FAKE_KEY: x}
                arguments:
                  - -c
                  - model_provider=fake
                  - -c
                  - 'model_providers.fake={name="fake",base_url="%s/v1",wire_api="responses",env_key="FAKE_KEY",requires_openai_auth=false,supports_websockets=false,request_max_retries=0,stream_max_retries=0}'
                """.formatted(yaml(npm.command("@openai/codex/bin/codex.js")), model.url());
    }

    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static AcpDialogue acp(String model) {
        return new AcpDialogue(
                new AcpDialogue.Start("", "/", "", new JsonMapper().createArrayNode(), model),
                new AcpDialogue.Rules(Ownership.ANY, Permissions.ALL));
    }

    @Test
    void geminiWritesAndClaimsWithoutAPersonBeingAsked() throws Exception {
        NodePrograms npm = NodePrograms.with("gemini", "@google/gemini-cli@0.61.0");
        List<Move> moves = List.of(
                BEGUN, new Move.Use("write_file", "{\"file_path\":\"done.txt\",\"content\":\"done\"}"), CLAIM, OVER);
        try (ScriptedModel model = new ScriptedModel(moves);
                RealRun run = new RealRun(temp, "test -s done.txt", """
                        agent: gemini
                        command: %s
                        model: gemini-2.5-flash
                        permissions: edits
                        environment: {GEMINI_API_KEY: x, GOOGLE_GEMINI_BASE_URL: "%s"}
                        """.formatted(
                                yaml(npm.command("@google/gemini-cli/bundle/gemini.js") + " --acp"), model.url()))) {
            reported(run.verified());
            run.keep("gemini");
            AgentLife life = run.life(1, acp("gemini-2.5-flash"));
            wentWell(life, 3);
            assertThat(life.session().version()).isEqualTo("0.61.0");
            assertThat(life.usage().tokens()).containsOnlyKeys("gemini-2.5-flash");
            assertThat(life.usage().total()).isEqualTo(new Tokens(4 * 100, 0, 0, 4 * 5));
        }
    }

    @Test
    void openCodeWritesAndClaimsWithoutAPersonBeingAsked() throws Exception {
        NodePrograms npm = NodePrograms.with("opencode", "opencode-ai@1.18.33");
        List<Move> moves =
                List.of(BEGUN, new Move.Use("write", "{\"filePath\":\"done.txt\",\"content\":\"done\"}"), CLAIM, OVER);
        try (ScriptedModel model = new ScriptedModel(moves);
                RealRun run = new RealRun(temp, "test -s done.txt", openCode(npm, model))) {
            reported(run.verified());
            run.keep("opencode");
            AgentLife life = run.life(1, acp("fake/m"));
            wentWell(life, 3);
            assertThat(life.session().version()).isEqualTo("1.18.33");
            assertThat(life.usage().saidUsd()).isEqualByComparingTo("0.000296");
        }
    }

    /** Its price is made up: a dollar a million tokens read, two of those written. */
    private static String openCode(NodePrograms npm, ScriptedModel model) {
        return """
                agent: opencode
                command: '%s acp'
                permissions: edits
                environment:
                  OPENCODE_DISABLE_MODELS_FETCH: "1"
                  OPENCODE_DISABLE_LSP_DOWNLOAD: "1"
                  OPENCODE_DISABLE_DEFAULT_PLUGINS: "1"
                  OPENCODE_CONFIG_CONTENT: '{"model":"fake/m","small_model":"fake/m","share":"disabled","provider":{"fake":{"npm":"@ai-sdk/openai-compatible","options":{"baseURL":"%s/v1","apiKey":"x"},"models":{"m":{"limit":{"context":100000,"output":1000},"cost":{"input":1,"output":2}}}}}}'
                """.formatted(npm.file("opencode-linux-x64/bin/opencode"), model.url());
    }
}
