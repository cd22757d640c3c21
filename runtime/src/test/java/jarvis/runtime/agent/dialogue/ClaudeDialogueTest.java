package jarvis.runtime.agent.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.Ask;
import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.TurnEnd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frames in the shapes that the client's own types give them. */
class ClaudeDialogueTest {
    private static final Ownership OWN =
            path -> path.startsWith("/w/mine") ? Optional.empty() : Optional.of(path + " is of instance-2");

    private final ClaudeDialogue dialogue = new ClaudeDialogue("the brief", OWN);
    private final Heard heard = new Heard();

    @Test
    void itIsToldItsBriefAndThatEditsAreAskedAboutAndHeldBackWhereNobodyAnswers() {
        dialogue.begin(heard);
        assertThat(heard.said("initialize")
                        .at("/request/hooks/PreToolUse/0/onFailure")
                        .asString())
                .isEqualTo("block");
        assertThat(heard.said("message brief").at("/message/content").asString())
                .isEqualTo("the brief");
    }

    @Test
    void aWholeTurnIsHeard() {
        heard.from(dialogue, """
                {"type":"system","subtype":"init","session_id":"s1","model":"m-1","claude_code_version":"2.1.330"}
                {"type":"assistant","parent_tool_use_id":null,"message":{"id":"a","model":"m-1","content":[{"type":"text","text":"I look."}],"usage":{"input_tokens":3,"output_tokens":1}}}
                {"type":"assistant","parent_tool_use_id":null,"message":{"id":"a","model":"m-1","content":[{"type":"tool_use","id":"t1","name":"Write","input":{"file_path":"/w/mine/a","content":"x"}}],"usage":{"input_tokens":3,"output_tokens":9}}}
                {"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"ok"}]},"tool_use_result":{"filePath":"/w/mine/a","structuredPatch":[]}}
                {"type":"result","subtype":"success","is_error":false,"result":"Done.","total_cost_usd":0.25,"modelUsage":{"m-1":{"inputTokens":3,"outputTokens":9,"cacheReadInputTokens":100,"cacheCreationInputTokens":7}}}
                """);
        assertThat(heard.life.session().id()).isEqualTo("s1");
        assertThat(heard.life.end()).contains(TurnEnd.COMPLETED);
        assertThat(heard.life.turns().text()).isEqualTo("Done.");
        assertThat(heard.events).contains(new LifeEvent.FileChanged("/w/mine/a", "changed"));
        assertThat(heard.life.doing().tools()).isEmpty();
        assertThat(heard.life.usage().tokens()).containsEntry("m-1", new Tokens(3, 100, 7, 9));
        assertThat(heard.life.usage().saidUsd()).isEqualByComparingTo("0.25");
        assertThat(heard.finished).isTrue();
    }

    @Test
    void framesOfOneMessageRepeatItsUsageAndAreCountedOnceUntilTheResultSaysAll() {
        heard.from(dialogue, """
                {"type":"assistant","message":{"id":"a","model":"m-1","content":[],"usage":{"input_tokens":10,"output_tokens":1}}}
                {"type":"assistant","message":{"id":"a","model":"m-1","content":[],"usage":{"input_tokens":10,"output_tokens":5}}}
                {"type":"assistant","parent_tool_use_id":"t9","message":{"id":"b","model":"m-2","content":[],"usage":{"input_tokens":2,"output_tokens":2}}}
                """);
        assertThat(heard.life.usage().tokens())
                .containsEntry("m-1", new Tokens(10, 0, 0, 5))
                .containsEntry("m-2", new Tokens(2, 0, 0, 2));
        heard.from(dialogue, """
                {"type":"result","subtype":"success","total_cost_usd":1,"modelUsage":{"m-1":{"inputTokens":11,"outputTokens":6},"m-2":{"inputTokens":2,"outputTokens":2}}}
                {"type":"assistant","message":{"id":"c","model":"m-1","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}
                """);
        assertThat(heard.life.usage().tokens()).containsEntry("m-1", new Tokens(12, 0, 0, 7));
    }

    @Test
    void aCostThatItDoesNotKnowIsNotZero() {
        heard.from(dialogue, """
                {"type":"result","subtype":"success","total_cost_usd":0,"modelUsage":{"odd":{"inputTokens":5,"outputTokens":5,"costBasis":"unknown"}}}
                """);
        assertThat(heard.life.usage().saidUsd()).isNull();
        assertThat(heard.life.usage().total().total()).isEqualTo(10);
    }

    @Test
    void anEditOfWhatOthersOwnIsDeniedWithTheOwnersName() {
        heard.from(dialogue, """
                {"type":"control_request","request_id":"r1","request":{"subtype":"hook_callback","callback_id":"ownership","input":{"tool_name":"Edit","tool_input":{"file_path":"/w/theirs/b"}}}}
                {"type":"control_request","request_id":"r2","request":{"subtype":"hook_callback","callback_id":"ownership","input":{"tool_name":"Edit","tool_input":{"file_path":"/w/mine/b"}}}}
                {"type":"control_request","request_id":"r3","request":{"subtype":"can_use_tool","tool_name":"Write","input":{"file_path":"/w/theirs/c"}}}
                """);
        assertThat(heard.said("answer r1").toString()).contains("\"permissionDecision\":\"deny\"", "instance-2");
        assertThat(heard.said("answer r2").toString()).doesNotContain("deny");
        assertThat(heard.said("answer r3").toString()).contains("\"behavior\":\"deny\"", "instance-2");
        assertThat(heard.life.asks()).isEmpty();
    }

    @Test
    void whatItAsksWaitsForAPersonAndIsAnsweredOnce() {
        heard.from(dialogue, """
                {"type":"control_request","request_id":"r1","request":{"subtype":"can_use_tool","tool_name":"Bash","input":{"command":"rm -rf build"}}}
                """);
        assertThat(heard.life.asks()).extracting(Ask::text).containsExactly("May it use Bash: rm -rf build");
        dialogue.answer("r1", new Answer(true, ""), heard);
        dialogue.answer("r1", new Answer(false, "too late"), heard);
        assertThat(heard.said("answer r1").at("/response/response/behavior").asString())
                .isEqualTo("allow");
        assertThat(heard.said("answer r1")
                        .at("/response/response/updatedInput/command")
                        .asString())
                .isEqualTo("rm -rf build");
        assertThat(heard.life.asks()).isEmpty();
    }

    @Test
    void aQuestionIsAnsweredWithWhatThePersonSays() {
        heard.from(dialogue, """
                {"type":"control_request","request_id":"q1","request":{"subtype":"can_use_tool","tool_name":"AskUserQuestion","input":{"questions":[{"question":"Which port?","options":[{"label":"3000"},{"label":"4000"}]}]}}}
                """);
        assertThat(heard.life.asks().getFirst().options()).containsExactly("3000", "4000");
        dialogue.answer("q1", new Answer(true, "4000"), heard);
        assertThat(heard.said("answer q1")
                        .at("/response/response/updatedInput/answers")
                        .toString())
                .isEqualTo("{\"Which port?\":\"4000\"}");
    }

    @Test
    void aRequestThatIsWithdrawnIsNotAskedAnyMore() {
        heard.from(dialogue, """
                {"type":"control_request","request_id":"r1","request":{"subtype":"can_use_tool","tool_name":"Bash","input":{"command":"x"}}}
                {"type":"control_cancel_request","request_id":"r1"}
                """);
        assertThat(heard.life.asks()).isEmpty();
    }

    @Test
    void aSuccessThatIsAnErrorIsNone() {
        heard.from(dialogue, """
                {"type":"result","subtype":"success","is_error":true,"result":"Credit balance is too low"}
                """);
        assertThat(heard.life.end()).contains(TurnEnd.FAILED);
        assertThat(heard.life.turns().text()).isEqualTo("Credit balance is too low");
    }

    @Test
    void aLimitOfTurnsIsNoSuccess() {
        heard.from(dialogue, """
                {"type":"result","subtype":"error_max_turns","is_error":true,"errors":["Reached maximum number of turns (2)"]}
                """);
        assertThat(heard.life.end()).contains(TurnEnd.LIMIT);
    }

    @Test
    void aRateLimitTellsWhenItEnds() {
        heard.from(dialogue, """
                {"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":1800000000,"rateLimitType":"five_hour"}}
                """);
        assertThat(heard.life.limit())
                .isEqualTo(new LifeEvent.Limited("five hour", true, Instant.ofEpochSecond(1_800_000_000)));
    }

    @Test
    void whatNobodyKnowsIsCountedAndHarmsNothing() {
        heard.from(dialogue, """
                {"type":"hologram","x":1}
                {"type":"system","subtype":"telepathy"}
                {"type":"assistant"}
                {"type":"user","message":"text alone"}
                {"no":"type"}
                {"type":"control_request","request_id":"r9","request":{"subtype":"teleport"}}
                {"type":"result"}
                """);
        assertThat(heard.life.counts().unknown()).isEqualTo(3);
        assertThat(heard.said("answer r9").at("/response/subtype").asString()).isEqualTo("error");
        assertThat(heard.life.end()).contains(TurnEnd.FAILED);
    }

    @Test
    void anOldVersionThatHoldsNothingBackIsWorthAWord() {
        heard.from(dialogue, """
                {"type":"control_response","response":{"subtype":"success","request_id":"ownership","response":{}}}
                """);
        assertThat(heard.life.counts().trouble()).contains("at the merge only");
    }

    @Test
    void moreThatItWasToldIsWaitedFor() {
        heard.from(dialogue, """
                {"type":"result","subtype":"success","result":"first","queued_turn_count":1}
                """);
        assertThat(heard.finished).isFalse();
        heard.from(dialogue, """
                {"type":"system","subtype":"init","session_id":"s1"}
                """);
        assertThat(heard.life.end()).isEmpty();
    }

    @Test
    void moneyIsRead() {
        heard.from(dialogue, "{\"type\":\"result\",\"subtype\":\"success\",\"total_cost_usd\":0.10}");
        assertThat(heard.life.usage().saidUsd()).isEqualByComparingTo(new BigDecimal("0.1"));
    }
}
