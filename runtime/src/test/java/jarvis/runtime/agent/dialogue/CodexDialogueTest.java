package jarvis.runtime.agent.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.TurnEnd;
import org.junit.jupiter.api.Test;

class CodexDialogueTest {
    private final CodexDialogue dialogue = new CodexDialogue("gpt-x");
    private final Heard heard = new Heard();

    @Test
    void aWholeTurnIsHeard() {
        heard.from(dialogue, """
                {"type":"thread.started","thread_id":"t1"}
                {"type":"turn.started"}
                {"type":"item.started","item":{"id":"i1","type":"command_execution","command":"bash -lc ls","aggregated_output":"","status":"in_progress"}}
                {"type":"item.completed","item":{"id":"i1","type":"command_execution","command":"bash -lc ls","exit_code":0,"status":"completed"}}
                {"type":"item.completed","item":{"id":"i2","type":"file_change","changes":[{"path":"a.txt","kind":"add"}],"status":"completed"}}
                {"type":"item.completed","item":{"id":"i3","type":"agent_message","text":"Done."}}
                {"type":"turn.completed","usage":{"input_tokens":100,"cached_input_tokens":60,"output_tokens":20,"reasoning_output_tokens":5}}
                """);
        assertThat(heard.life.session().id()).isEqualTo("t1");
        assertThat(heard.life.end()).contains(TurnEnd.COMPLETED);
        assertThat(heard.life.turns().text()).isEqualTo("Done.");
        assertThat(heard.events).contains(new LifeEvent.FileChanged("a.txt", "added"));
        assertThat(heard.life.doing().tools()).isEmpty();
        assertThat(heard.life.usage().tokens()).containsEntry("gpt-x", new Tokens(40, 60, 0, 20));
        assertThat(heard.life.usage().saidUsd()).isNull();
        assertThat(heard.finished).isTrue();
    }

    @Test
    void aRefusedToolAndAFailedTurnAreTold() {
        heard.from(dialogue, """
                {"type":"item.started","item":{"id":"i1","type":"mcp_tool_call","server":"jarvis","tool":"claim_done","arguments":{},"status":"in_progress"}}
                {"type":"item.completed","item":{"id":"i1","type":"mcp_tool_call","server":"jarvis","tool":"claim_done","error":{"message":"user cancelled MCP tool call"},"status":"failed"}}
                {"type":"error","message":"stream disconnected"}
                {"type":"turn.failed","error":{"message":"no more credit"}}
                """);
        assertThat(heard.events).contains(new LifeEvent.ToolEnded("i1", true));
        assertThat(heard.events).contains(new LifeEvent.Troubled("jarvis.claim_done: user cancelled MCP tool call"));
        assertThat(heard.life.end()).contains(TurnEnd.FAILED);
        assertThat(heard.life.turns().text()).isEqualTo("no more credit");
    }

    @Test
    void whatNobodyKnowsIsCounted() {
        heard.from(dialogue, """
                {"type":"thread.rewound"}
                {"type":"item.completed","item":{"id":"i1","type":"poem"}}
                {"type":"item.completed"}
                {}
                """);
        assertThat(heard.life.counts().unknown()).isEqualTo(4);
    }
}
