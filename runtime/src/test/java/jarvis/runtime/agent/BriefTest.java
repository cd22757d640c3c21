package jarvis.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.StepKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BriefTest {
    private final Board board = new Board();

    private String brief() {
        return board.brief(Board.FEED, Map.of());
    }

    @Test
    void saysWhoTheInstanceIsAndWhereItWorks() {
        board.submit(new Command.BeginAttempt(Board.FEED, 1));

        assertThat(brief())
                .startsWith("# instance-1: Readings feed\n")
                .contains(
                        "You are **instance-1** in run-1 of \"Live readings board\", phase 1 of 2 (Foundation), attempt 1.")
                .contains("**Problem:** The board shows a total that somebody typed in")
                .contains("You work in `/here/feed`, `/project/feed` in the plan.")
                .doesNotContain("came back", "not the first");
    }

    @Test
    void listsItsTasksWithTheirDetailsAndWhatItHandsOver() {
        assertThat(brief())
                .contains("1. **First** of Readings feed\n   - a detail\n     - a deeper one\n2. Second\n")
                .contains("## What you hand over\n\n- What Readings feed is for\n")
                .contains("- Both files agree\n", "- The board is live\n");
    }

    @Test
    void saysWhatItOwnsAndWhatItMustNotTouch() {
        assertThat(brief())
                .contains(
                        "## What you own and may change\n\n- `/project/feed/**` (here `/here/feed/**`): The readings\n")
                .contains("## What all may change\n\n- `/project/.coordination/**`")
                .contains(
                        "## What you must not touch\n\n- `/project/board/**` (here `/here/board/**`) belongs to instance-2 (Board page)");
    }

    @Test
    void saysForWhomItWaitsAndWhoWaitsForIt() {
        assertThat(brief())
                .contains("- You wait for: nobody\n")
                .contains("- Who waits for you: instance-2 Board page (waiting), instance-3 Tests (ready)\n");
        assertThat(board.brief(Board.TESTS, Map.of()))
                .contains("- You wait for: instance-1 Readings feed (ready), instance-2 Board page (waiting)\n")
                .contains("- Who waits for you: nobody\n");
    }

    @Test
    void namesTheCommandsToReportWithForThisInstance() {
        assertThat(brief())
                .contains("jarvis claim progress \"what you are at\" --instance instance-1\n")
                .contains("jarvis claim done \"what is done\" --instance instance-1\n")
                .contains("jarvis block instance-1 \"what stops you\"\n")
                .contains("jarvis unblock instance-1 --how")
                .contains("your own entry `\"instance-1\"` in `/here/.coordination/status.json`");
    }

    @Test
    void showsWhatItsGateWillRunAndAsk() {
        assertThat(brief())
                .contains("**The summary agrees** (checkpoint-1)\n\n```bash\ntest -s summary.json\n```\n")
                .contains("A person is asked:\n\n- Does The summary agrees look right?\n")
                .doesNotContain("All tests pass");
        assertThat(board.brief(Board.PAGE, Map.of())).contains("```bash\nnode check.js\n```", "All tests pass");
    }

    @Test
    void aPrepIsToldWhatPrepMeansAndThatNothingJudgesIt() {
        assertThat(board.brief(Board.PREP, Map.of()))
                .contains("**prep**", "begin at once when your phase comes")
                .contains("A prep has none: it ends with your claim.")
                .contains("- You wait for: nobody\n");
    }

    @Test
    void listsWhatWasAgreedOnAndWhatIsBlocked() {
        Reporter other = new Reporter.Worker("instance-3", 1);
        board.submit(new Command.BeginAttempt(Board.PREP, 1));
        board.submit(new Command.RecordIntegrationPoint(other, "feed_port", "3001"));
        board.submit(new Command.RaiseBlocker(other, "instance-3", BlockerSeverity.WARNING, "no browser here"));

        assertThat(brief())
                .contains("- `feed_port`: `3001`\n")
                .containsPattern("- instance-3: no browser here \\(.*, by instance-3 \\(attempt 1\\)\\)");
    }

    @Test
    void workThatCameBackBringsTheEvidenceAlong() {
        board.claim(Board.FEED, 1);
        StepResult good = new StepResult(StepKind.CHECK, "true", 0, 5, "aa", 0, null, "");
        StepResult bad = new StepResult(StepKind.CHECK, "test -s summary.json", 1, 5, "bb", 40, null, "");
        fail(new Evidence(Outcome.FAILED, "tree", "a checkout", "1 of 2 checks failed", List.of(good, bad)));
        board.submit(new Command.BeginAttempt(Board.FEED, 2));

        assertThat(board.brief(Board.FEED, Map.of("bb", "the total is\n```\n4700\n")))
                .contains("attempt 2.")
                .contains("## Your work came back\n")
                .contains("**The summary agrees** failed in round 1: 1 of 2 checks failed\n")
                .contains("- `test -s summary.json`: exit 1\n\n````\nthe total is\n```\n4700\n````\n")
                .doesNotContain("`true`");
    }

    @Test
    void workThatAPersonRefusedBringsTheirReasonAlong() {
        board.claim(Board.FEED, 1);
        board.submit(new Command.BeginCheckpoint("checkpoint-1", 1));
        board.submit(new Command.ReportCheckpoint(
                "checkpoint-1", 1, new Evidence(Outcome.PASSED, "tree", "a checkout", "", List.of())));
        board.submit(new Command.Reject("ann", "checkpoint-1/1/q1", "the unit is missing"));
        board.submit(new Command.BeginAttempt(Board.FEED, 2));

        assertThat(brief()).contains("## Your work came back\n", "ann answered no", "the unit is missing");
    }

    @Test
    void aSecondAttemptWithoutAVerdictIsToldThatItIsNotTheFirst() {
        board.submit(new Command.BeginAttempt(Board.FEED, 1));
        board.submit(new Command.ReportEnd("instance-1", 1, new Ending.Exited(3)));
        board.submit(new Command.Retry("ann", "instance-1", ""));
        board.submit(new Command.BeginAttempt(Board.FEED, 2));

        assertThat(brief()).contains("## You are not the first\n").doesNotContain("came back");
    }

    private void fail(Evidence evidence) {
        board.submit(new Command.BeginCheckpoint("checkpoint-1", 1));
        board.submit(new Command.ReportCheckpoint("checkpoint-1", 1, evidence));
    }
}
