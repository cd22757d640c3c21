package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Story story =
            new PlanSketch().parallel("p1", "a", "b").gate("c1", "p1", "make").launched();

    @Test
    void anAttemptBeginsWithTheNextNumberOnly() {
        story.refuses(Say.begin("p1/a", 2), "wrong-attempt");
        story.refuses(Say.begin("p1/a", 0), "wrong-attempt");
        story.decides(Say.begin("p1/a", 1), new Event.AttemptStarted(story.now(), Say.id("p1/a"), 1));
    }

    @Test
    void anAttemptBeginsOnce() {
        story.given(Say.begin("p1/a", 1));
        story.refuses(Say.begin("p1/a", 1), "not-startable");
        story.refuses(Say.begin("p1/a", 2), "not-startable");
        story.refuses(Say.begin("p1/nobody", 1), "not-startable");
    }

    @Test
    void aBegunAttemptIsKept() {
        story.given(Say.begin("p1/a", 1));
        assertThat(story.next())
                .isEqualTo(
                        Set.of(new Action.KeepAttempt(Say.id("p1/a"), 1), new Action.StartAttempt(Say.id("p1/b"), 1)));
    }

    @Test
    void numbersGrowOverAllAssignmentsOfAnInstance() {
        Story two = new PlanSketch().parallel("p1", "a?").parallel("p2", "a").launched();
        two.given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
        assertThat(two.next()).contains(new Action.StartAttempt(Say.id("p2/a"), 2));
    }

    @Test
    void anInstanceIsInOneProcessAtATime() {
        Story two = new PlanSketch().parallel("p1", "a?").parallel("p2", "a").launched();
        two.given(Say.begin("p1/a", 1), Say.claim("a", 1));
        two.refuses(Say.begin("p2/a", 2), "not-startable");
        assertThat(two.next()).containsExactly(new Action.StopAttempt(Say.id("p1/a"), 1));
        two.given(Say.exit("a", 1, 143));
        assertThat(two.next()).containsExactly(new Action.StartAttempt(Say.id("p2/a"), 2));
    }

    @Test
    void aFailedExitFailsTheAssignmentAndAsksAPerson() {
        story.given(Say.begin("p1/a", 1))
                .decides(
                        Say.exit("a", 1, 137),
                        new Event.AttemptEnded(story.now(), Say.id("p1/a"), 1, new Ending.Exited(137)));
        story.given(Say.exit("a", 1, 137));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.FAILED);
        assertThat(Questions.of(story.state()))
                .containsExactly(new Question(
                        "a/1",
                        Question.Kind.ATTEMPT_STUCK,
                        "a",
                        "p1/a, attempt 1 failed: ended by signal 9 (exit 137)",
                        story.now()));
    }

    @Test
    void aTimeLimitFailsItToo() {
        story.given(Say.begin("p1/a", 1), Say.end("a", 1, new Ending.TimedOut(60)));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.FAILED);
        assertThat(story.of("p1/a").reason()).isEqualTo("stopped at its time limit of 60 s");
    }

    @Test
    void whatCouldNotBeStartedFailed() {
        story.given(Say.begin("p1/a", 1), Say.end("a", 1, new Ending.NotStarted("no such file")));
        assertThat(story.of("p1/a").reason()).isEqualTo("could not be started: no such file");
    }

    @Test
    void whatIsGoneIsLostAndNotFailed() {
        story.given(Say.begin("p1/a", 1), Say.end("a", 1, new Ending.Lost("no record")));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.LOST);
        assertThat(Questions.of(story.state()))
                .extracting(Question::text)
                .containsExactly("p1/a, attempt 1 was lost: no record");
    }

    @Test
    void aLostWorkerThatTurnsUpIsHeard() {
        story.given(Say.begin("p1/a", 1), Say.end("a", 1, new Ending.Lost("no record")), Say.claim("a", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void aLostWorkerThatTurnsUpBlockedIsNotDone() {
        story.given(Say.begin("p1/a", 1), Say.end("a", 1, new Ending.Lost("no record")), Say.block("a", 1));
        story.refuses(Say.claim("a", 1), "blocked");
    }

    @Test
    void aRetryMakesTheNextAttemptPossible() {
        story.given(Say.begin("p1/a", 1), Say.exit("a", 1, 1))
                .decides(Say.retry("a"), new Event.AssignmentRetried(story.now(), Say.id("p1/a"), "ann"));
        story.given(Say.retry("a"));
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p1/a"), 2));
        story.refuses(Say.begin("p1/a", 1), "wrong-attempt");
    }

    @Test
    void onlyWhatFailedOrWasLostIsRetried() {
        story.refuses(Say.retry("a"), "nothing-to-retry");
        story.refuses(Say.retry("nobody"), "nothing-to-retry");
        story.given(Say.begin("p1/a", 1)).refuses(Say.retry("a"), "nothing-to-retry");
        story.refuses(Say.retry("c1"), "not-stuck");
    }

    @Test
    void aFailedPrepCanBeRetriedWhileItsPhaseLasts() {
        Story prep =
                new PlanSketch().parallel("p1", "a?", "b").parallel("p2", "c").launched();
        prep.given(Say.begin("p1/a", 1), Say.exit("a", 1, 1));
        prep.decides(Say.retry("a"), new Event.AssignmentRetried(prep.now(), Say.id("p1/a"), "ann"));
        prep.given(Say.begin("p1/b", 1), Say.claim("b", 1)).refuses(Say.retry("a"), "nothing-to-retry");
    }

    @Test
    void whatAStaleAttemptReportsIsLoggedAndChangesNothing() {
        story.given(Say.begin("p1/a", 1), Say.exit("a", 1, 1), Say.retry("a"), Say.begin("p1/a", 2));
        story.ignores(Say.claim("a", 1));
        story.ignores(Say.exit("a", 1, 0));
        story.ignores(Say.block("a", 1));
        story.ignores(new Command.ReportProgress(Say.worker("a", 1), "a", "nearly"));
        story.ignores(new Command.RecordIntegrationPoint(Say.worker("a", 1), "port", "3001"));
        story.given(Say.block("a", 2)).ignores(new Command.ResolveBlocker(Say.worker("a", 1), "a", "gone"));
    }

    @Test
    void whatAnAttemptOfTheFutureReportsIsLoggedAndChangesNothing() {
        story.given(Say.begin("p1/a", 1));
        story.ignores(Say.claim("a", 2));
        story.ignores(Say.exit("a", 2, 0));
        story.ignores(new Command.RecordIntegrationPoint(Say.worker("a", 2), "port", "3001"));
    }

    @Test
    void anEndIsToldOnce() {
        story.given(Say.begin("p1/a", 1), Say.exit("a", 1, 0)).decides(Say.exit("a", 1, 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void aWorkerSpeaksForItselfOnly() {
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1));
        Reporter a = Say.worker("a", 1);
        story.refuses(new Command.ClaimDone(a, "b", "for b"), "not-yours");
        story.refuses(new Command.ReportProgress(a, "b", "for b"), "not-yours");
        story.refuses(new Command.RaiseBlocker(a, "b", BlockerSeverity.BLOCKING, "for b"), "not-yours");
        story.given(Say.block("b", 1)).refuses(new Command.ResolveBlocker(a, "b", "for b"), "not-yours");
        story.refuses(new Command.ClaimDone(a, "nobody", "for nobody"), "unknown-instance");
    }
}
