package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.Ask;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What agents say of themselves, and what a person says to them. */
class AgentsTest {
    private static final Ask PERMISSION = new Ask("r1", Ask.Kind.PERMISSION, "May I?", List.of());
    private static final Ask WHICH = new Ask("r2", Ask.Kind.ANSWER, "Which?", List.of("a", "b"));

    private static Usage usage(long input, String usd) {
        return new Usage(Map.of("m", new Tokens(input, 0, 0, 0)), new BigDecimal(usd));
    }

    private static Story begun() {
        return new PlanSketch().parallel("p1", "a", "b").launched().given(Say.begin("p1/a", 1));
    }

    private static Usage used(Story story) {
        return story.state().agents().used(attempt -> attempt.instance().equals("a"));
    }

    @Test
    void whatAnAgentCountsIsKeptByAttemptAndAResumedSessionIsChargedOnce() {
        Story story = begun();
        story.given(new Command.ReportUsage("a", 1, "s1", 1, usage(100, "1")));
        story.given(new Command.ReportUsage("a", 1, "s1", 1, usage(150, "1.5")));
        assertThat(used(story)).isEqualTo(usage(150, "1.5"));
        story.given(new Command.ReportEnd("a", 1, new Ending.Failed("no credit")));
        story.given(new Command.Retry("ann", "a", "")).given(Say.begin("p1/a", 2));
        story.given(new Command.ReportUsage("a", 2, "s1", 1, usage(170, "1.7")));
        assertThat(used(story)).isEqualTo(usage(170, "1.7"));
        story.given(new Command.ReportUsage("a", 2, "s2", 1, usage(20, "0.2")));
        assertThat(story.state().agents().accounts()).hasSize(2);
    }

    @Test
    void theSameCountAndACountOfNobodyAreNoFacts() {
        Story story = begun();
        story.given(new Command.ReportUsage("a", 1, "s1", 1, usage(100, "1")));
        long version = story.state().version();
        story.given(new Command.ReportUsage("a", 1, "s1", 1, usage(100, "1")));
        story.given(new Command.ReportUsage("a", 7, "s1", 1, usage(900, "9")));
        story.given(new Command.ReportUsage("nobody", 1, "s1", 1, usage(900, "9")));
        assertThat(story.state().version()).isEqualTo(version);
    }

    @Test
    void whatAnAgentAsksWaitsForAPersonUntilItIsAnswered() {
        Story story = begun();
        story.given(new Command.ReportAsk("a", 1, PERMISSION));
        story.given(new Command.ReportAsk("a", 1, PERMISSION));
        assertThat(Questions.of(story.state())).extracting(Question::id).containsExactly("ask/a/1/r1");
        story.given(new Command.Approve("ann", "ask/a/1/r1", ""));
        assertThat(Questions.of(story.state())).isEmpty();
        story.refuses(new Command.Approve("ann", "ask/a/1/r1", ""), "no-such-question");
    }

    @Test
    void anAnswerInWordsIsNeededWhereWordsAreAskedFor() {
        Story story = begun();
        story.given(new Command.ReportAsk("a", 1, WHICH));
        assertThat(Questions.of(story.state()).getFirst().text()).isEqualTo("a's agent asks: Which? (a, b)");
        story.refuses(new Command.Approve("ann", "ask/a/1/r2", " "), "answer-needed");
        story.given(new Command.Approve("ann", "ask/a/1/r2", "b"));
        assertThat(story.state().agents().open()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhatAnAgentDoesNotWaitForAnyMore() {
        Story story = begun();
        story.given(new Command.ReportAsk("a", 1, PERMISSION));
        story.given(new Command.ReportAskOver("a", 1, "r1"));
        assertThat(Questions.of(story.state())).isEmpty();
        story.given(new Command.ReportAsk("a", 1, WHICH));
        story.given(new Command.ReportEnd("a", 1, new Ending.Exited(1)));
        assertThat(Questions.of(story.state())).noneMatch(question -> question.kind() == Question.Kind.AGENT_ASKS);
    }

    @Test
    void onlyWhoWorksIsToldAnything() {
        Story story = begun();
        story.given(new Command.Tell("ann", "a", "and tidy up"));
        assertThat(story.state().agents().told()).hasSize(1);
        story.refuses(new Command.Tell("ann", "a", " "), "text-needed");
        story.refuses(new Command.Tell("ann", "nobody", "x"), "nobody-listens");
        story.given(new Command.ReportEnd("a", 1, new Ending.Exited(1)));
        story.refuses(new Command.Tell("ann", "a", "x"), "nobody-listens");
    }

    @Test
    void anAttemptThatSaidItFailedAfterItsClaimTakesTheClaimBack() {
        Story story = begun();
        story.given(new Command.ClaimDone(new Reporter.Worker("a", 1), "a", "done"));
        story.given(new Command.ReportEnd("a", 1, new Ending.Failed("its turn failed")));
        assertThat(story.state().current("a").orElseThrow().status()).isEqualTo(AssignmentStatus.FAILED);
    }
}
