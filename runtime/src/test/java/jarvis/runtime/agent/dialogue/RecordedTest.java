package jarvis.runtime.agent.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.TurnEnd;
import jarvis.runtime.project.Permissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What Codex 0.169.0, Gemini CLI 0.61.0 and OpenCode 1.18.33 wrote, as {@code RealAgentsTest} keeps it, heard once more. */
class RecordedTest {
    private final Heard heard = new Heard();

    private static String recorded(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedTest.class.getResourceAsStream(name + ".jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static AcpDialogue acp(String model) {
        return new AcpDialogue(
                new AcpDialogue.Start("the brief", "/w", "", new JsonMapper().createArrayNode(), model),
                new AcpDialogue.Rules(Ownership.ANY, Permissions.EDITS));
    }

    private List<String> used() {
        return heard.events.stream()
                .filter(LifeEvent.ToolBegan.class::isInstance)
                .map(event -> ((LifeEvent.ToolBegan) event).tool() + " " + ((LifeEvent.ToolBegan) event).subject())
                .toList();
    }

    private void wentWell() {
        AgentLife life = heard.life;
        assertThat(life.end()).contains(TurnEnd.COMPLETED);
        assertThat(life.turns().text()).isEqualTo("All of it is there.");
        assertThat(life.doing().tools()).isEmpty();
        assertThat(life.counts().unknown()).isZero();
        assertThat(life.asks()).isEmpty();
        assertThat(heard.finished).isTrue();
    }

    @Test
    void codexGoesOnCountingInAResumedSession() throws IOException {
        heard.from(new CodexDialogue("m"), recorded("codex-1"));
        wentWell();
        assertThat(used())
                .containsExactly(
                        "jarvis.report_progress ", "shell /bin/bash -lc 'echo done >> done.txt'", "jarvis.claim_done ");
        assertThat(heard.life.usage().total()).isEqualTo(new Tokens(240, 160, 0, 28));
        Heard second = new Heard().from(new CodexDialogue("m"), recorded("codex-2"));
        assertThat(second.life.session()).isEqualTo(heard.life.session());
        assertThat(second.life.usage().total()).isEqualTo(new Tokens(480, 320, 0, 56));
    }

    @Test
    void codexNamesTheFileOfAPatchAndTheCommandsThatFailed() throws IOException {
        heard.from(new CodexDialogue("gpt-5.5"), recorded("codex-patch"));
        wentWell();
        assertThat(heard.events).contains(new LifeEvent.FileChanged("/w/done.txt", "added"));
        assertThat(heard.events)
                .filteredOn(LifeEvent.ToolEnded.class::isInstance)
                .hasSize(2)
                .allMatch(event -> ((LifeEvent.ToolEnded) event).failed());
    }

    @Test
    void geminiAsksBeforeItWritesAndTellsItsTokensByModel() throws IOException {
        heard.from(acp("gemini-2.5-flash"), recorded("gemini"));
        wentWell();
        assertThat(used())
                .containsExactly(
                        "other report_progress (jarvis MCP Server)",
                        "edit Writing to done.txt",
                        "other claim_done (jarvis MCP Server)");
        assertThat(heard.said("answer 0").at("/result/outcome/optionId").asString())
                .isEqualTo("proceed_once");
        assertThat(heard.events).contains(new LifeEvent.FileChanged("/w/done.txt", "changed"));
        assertThat(heard.life.session().version()).isEqualTo("0.61.0");
        assertThat(heard.life.usage().tokens()).containsOnlyKeys("gemini-2.5-flash");
        assertThat(heard.life.usage().total()).isEqualTo(new Tokens(400, 0, 0, 20));
    }

    @Test
    void openCodeNamesItsFileBeforeTheEndAndSaysWhatItCost() throws IOException {
        heard.from(acp("fake/m"), recorded("opencode"));
        wentWell();
        assertThat(used()).containsExactly("other jarvis_report_progress", "edit write", "other jarvis_claim_done");
        assertThat(heard.events).contains(new LifeEvent.FileChanged("/w/done.txt", "changed"));
        assertThat(heard.said.keySet().stream().filter(id -> id.startsWith("answer")))
                .hasSize(2);
        assertThat(heard.life.usage().saidUsd()).isEqualByComparingTo("0.000296");
    }
}
