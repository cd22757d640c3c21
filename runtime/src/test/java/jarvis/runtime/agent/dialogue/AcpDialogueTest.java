package jarvis.runtime.agent.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.TurnEnd;
import jarvis.core.agent.Usage;
import jarvis.runtime.project.Permissions;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class AcpDialogueTest {
    private static final Ownership OWN =
            path -> path.startsWith("/w/mine") ? Optional.empty() : Optional.of(path + " is of instance-2");

    private static final String ASKS = """
            {"jsonrpc":"2.0","id":%d,"method":"session/request_permission","params":{"sessionId":"s1","toolCall":{"toolCallId":"c","kind":"%s","title":"%s","locations":[{"path":"%s"}]},"options":[{"optionId":"a","kind":"allow_always"},{"optionId":"o","kind":"allow_once"},{"optionId":"r","kind":"reject_once"}]}}
            """;

    private final Heard heard = new Heard();

    private static AcpDialogue dialogue(String resume, Permissions permissions) {
        ArrayNode servers = new JsonMapper().createArrayNode();
        servers.addObject().put("type", "http").put("name", "jarvis").put("url", "http://127.0.0.1:1/mcp");
        servers.addObject().put("name", "jarvis").put("command", "jarvis");
        return new AcpDialogue(
                new AcpDialogue.Start("the brief", "/w", resume, servers, "m-1"),
                new AcpDialogue.Rules(OWN, permissions));
    }

    private AcpDialogue begun(Permissions permissions) {
        AcpDialogue dialogue = dialogue("", permissions);
        dialogue.begin(heard);
        heard.from(dialogue, """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":1,"agentCapabilities":{"mcpCapabilities":{"http":true}}}}
                {"jsonrpc":"2.0","id":"session","result":{"sessionId":"s1"}}
                """);
        return dialogue;
    }

    @Test
    void aSessionIsOpenedWithItsServerAndPrompted() {
        begun(Permissions.EDITS);
        assertThat(heard.said("session").at("/params/mcpServers").toString())
                .contains("127.0.0.1:1/mcp")
                .doesNotContain("command");
        assertThat(heard.said("prompt").at("/params/prompt/0/text").asString()).isEqualTo("the brief");
        assertThat(heard.life.session().id()).isEqualTo("s1");
    }

    @Test
    void anAgentWithoutHttpStartsABridge() {
        AcpDialogue dialogue = dialogue("", Permissions.EDITS);
        heard.from(dialogue, """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":1,"agentCapabilities":{}}}
                """);
        assertThat(heard.said("session").at("/params/mcpServers").toString())
                .contains("command")
                .doesNotContain("http");
    }

    @Test
    void aSessionThatItHadIsLoadedWhereItCan() {
        AcpDialogue dialogue = dialogue("old", Permissions.EDITS);
        heard.from(dialogue, """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":1,"agentCapabilities":{"loadSession":true}}}
                {"jsonrpc":"2.0","id":"session","result":{}}
                """);
        assertThat(heard.said("session").get("method").asString()).isEqualTo("session/load");
        assertThat(heard.life.session().id()).isEqualTo("old");
    }

    @Test
    void aSessionThatIsNotThereAnyMoreIsBegunAnew() {
        AcpDialogue dialogue = dialogue("old", Permissions.EDITS);
        heard.from(dialogue, """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":1,"agentCapabilities":{"loadSession":true}}}
                {"jsonrpc":"2.0","id":"session","error":{"code":-32603,"message":"Internal error","data":{"details":"No previous sessions found for this project."}}}
                {"jsonrpc":"2.0","id":"new session","result":{"sessionId":"s2"}}
                """);
        assertThat(heard.said("new session").get("method").asString()).isEqualTo("session/new");
        assertThat(heard.said("new session").at("/params/sessionId").isMissingNode())
                .isTrue();
        assertThat(heard.said("prompt").at("/params/sessionId").asString()).isEqualTo("s2");
        assertThat(heard.life.session().id()).isEqualTo("s2");
        assertThat(heard.life.counts().trouble()).contains("cannot go on with session old", "No previous sessions");
        assertThat(heard.finished).isFalse();
    }

    @Test
    void whatASessionTellsOnceMoreWhileItIsLoadedIsNotNews() {
        heard.from(dialogue("old", Permissions.EDITS), """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":1,"agentCapabilities":{"loadSession":true}}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"tool_call","toolCallId":"c0","title":"before"}}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"before"}}}}
                {"jsonrpc":"2.0","id":"session","result":{}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"now"}}}}
                """);
        assertThat(heard.life.doing().said()).isEqualTo("now");
        assertThat(heard.life.counts().tools()).isZero();
    }

    @Test
    void whoCanResumeIsNotAskedToTellAllOfItOnceMore() {
        heard.from(dialogue("old", Permissions.EDITS), """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":1,"agentCapabilities":{"loadSession":true,"sessionCapabilities":{"resume":{}}}}}
                """);
        assertThat(heard.said("session").get("method").asString()).isEqualTo("session/resume");
        assertThat(heard.said("session").at("/params/sessionId").asString()).isEqualTo("old");
    }

    @Test
    void aTurnIsHeardInTheOrderInWhichItWasWritten() {
        AcpDialogue dialogue = begun(Permissions.EDITS);
        heard.from(dialogue, """
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"I wr"}}}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"ite."}}}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"tool_call","toolCallId":"c1","kind":"edit","title":"Write a","status":"in_progress","locations":[{"path":"/w/mine/a"}]}}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"tool_call_update","toolCallId":"c1","status":"completed","content":[{"type":"diff","path":"/w/mine/a","newText":"x"}]}}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"usage_update","used":50,"size":1000,"cost":{"amount":0.04,"currency":"USD"}}}}
                {"jsonrpc":"2.0","id":"prompt","result":{"stopReason":"end_turn","usage":{"inputTokens":30,"outputTokens":10,"thoughtTokens":5,"cachedReadTokens":5}}}
                """);
        assertThat(heard.life.doing().said()).isEqualTo("I write.");
        assertThat(heard.events).contains(new LifeEvent.FileChanged("/w/mine/a", "changed"));
        assertThat(heard.life.end()).contains(TurnEnd.COMPLETED);
        assertThat(heard.life.usage().tokens()).containsEntry("m-1", new Tokens(30, 5, 0, 15));
        assertThat(heard.life.usage().saidUsd()).isEqualByComparingTo("0.04");
        assertThat(heard.finished).isTrue();
    }

    @Test
    void ownFilesAreWrittenWithoutAskingForeignOnesNotAndTheRestIsAsked() {
        AcpDialogue dialogue = begun(Permissions.EDITS);
        heard.from(
                dialogue,
                ASKS.formatted(1, "edit", "Write", "/w/mine/a")
                        + ASKS.formatted(2, "edit", "Write", "/w/theirs/b")
                        + ASKS.formatted(3, "execute", "make all", ""));
        assertThat(heard.said("answer 1").at("/result/outcome/optionId").asString())
                .isEqualTo("o");
        assertThat(heard.said("answer 2").at("/result/outcome/optionId").asString())
                .isEqualTo("r");
        assertThat(heard.said).doesNotContainKey("answer 3");
        dialogue.answer("3", new Answer(true, ""), heard);
        assertThat(heard.said("answer 3").at("/result/outcome/optionId").asString())
                .isEqualTo("o");
    }

    @Test
    void whoMayDoAllIsAskedNothingButStillWritesNothingForeign() {
        AcpDialogue dialogue = begun(Permissions.ALL);
        heard.from(
                dialogue, ASKS.formatted(1, "execute", "make", "") + ASKS.formatted(2, "edit", "Write", "/w/theirs/b"));
        assertThat(heard.said("answer 1").at("/result/outcome/optionId").asString())
                .isEqualTo("o");
        assertThat(heard.said("answer 2").at("/result/outcome/optionId").asString())
                .isEqualTo("r");
    }

    @Test
    void anotherVersionOfTheProtocolAndARefusedSessionAreNoSuccess() {
        heard.from(dialogue("", Permissions.EDITS), """
                {"jsonrpc":"2.0","id":"initialize","result":{"protocolVersion":2}}
                """);
        assertThat(heard.life.turns().text()).contains("version 2");
        Heard other = new Heard().from(dialogue("", Permissions.EDITS), """
                {"jsonrpc":"2.0","id":"session","error":{"code":-32000,"message":"Authentication required"}}
                """);
        assertThat(other.life.end()).contains(TurnEnd.FAILED);
        assertThat(other.life.turns().text()).contains("Authentication required");
    }

    @Test
    void whatJarvisDoesNotDoIsRefusedAndWhatNobodyKnowsIsCounted() {
        AcpDialogue dialogue = begun(Permissions.EDITS);
        heard.from(dialogue, """
                {"jsonrpc":"2.0","id":7,"method":"fs/write_text_file","params":{"path":"/w/theirs/x","content":"y"}}
                {"jsonrpc":"2.0","method":"session/update","params":{"update":{"sessionUpdate":"mood"}}}
                {"jsonrpc":"2.0","method":"news"}
                {"jsonrpc":"2.0","id":99,"result":{}}
                {}
                """);
        assertThat(heard.said("answer 7").at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(heard.life.counts().unknown()).isEqualTo(4);
    }

    @Test
    void tokensAreCountedByPromptAndMoneyBySession() {
        AcpDialogue dialogue = dialogue("", Permissions.EDITS);
        assertThat(dialogue.countsOn(new Usage(Map.of("m", new Tokens(200, 0, 0, 1)), null)))
                .isFalse();
        assertThat(dialogue.countsOn(new Usage(Map.of(), new BigDecimal("0.00074"))))
                .isTrue();
    }
}
