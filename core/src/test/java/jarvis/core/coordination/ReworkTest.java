package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReworkTest {
    private static Story judged(PlanSketch sketch) {
        return sketch.launched()
                .given(
                        Say.begin("p1/a", 1),
                        Say.begin("p1/b", 1),
                        Say.exit("a", 1, 0),
                        Say.exit("b", 1, 0),
                        Say.check("c1", 1));
    }

    private static PlanSketch two() {
        return new PlanSketch().parallel("p1", "a", "b").gate("c1", "p1", "make");
    }

    private static void rework(Story story, int attempt) {
        story.given(
                Say.begin("p1/a", attempt),
                Say.begin("p1/b", attempt),
                Say.exit("a", attempt, 0),
                Say.exit("b", attempt, 0));
    }

    @Test
    void aFailureGoesBackToAllThatItJudged() {
        Story story = judged(two());
        story.decides(
                Say.fail("c1", 1),
                new Event.CheckpointChecked(story.now(), "c1", 1, Say.evidence(Outcome.FAILED, "tree-1")),
                new Event.CheckpointFailed(story.now(), "c1", 1, "it broke"),
                new Event.AssignmentRejected(story.now(), Say.id("p1/a"), "c1", 1, "it broke"),
                new Event.AssignmentRejected(story.now(), Say.id("p1/b"), "c1", 1, "it broke"));
        story.given(Say.fail("c1", 1));
        assertThat(story.next())
                .containsExactlyInAnyOrder(
                        new Action.StartAttempt(Say.id("p1/a"), 2), new Action.StartAttempt(Say.id("p1/b"), 2));
        assertThat(Questions.of(story.state())).isEmpty();
    }

    @Test
    void aRejectedWorkersProcessIsToGoBeforeTheNextStarts() {
        Story story =
                new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make").launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.check("c1", 1), Say.fail("c1", 1));
        assertThat(story.next()).containsExactly(new Action.StopAttempt(Say.id("p1/a"), 1));
        story.refuses(Say.begin("p1/a", 2), "not-startable");
        story.refuses(Say.claim("a", 1), "not-under-way");
        story.given(Say.exit("a", 1, 143));
        assertThat(story.next()).containsExactly(new Action.StartAttempt(Say.id("p1/a"), 2));
    }

    @Test
    void afterTheReworkTheGateRunsAgain() {
        Story story = judged(two()).given(Say.fail("c1", 1));
        story.refuses(Say.check("c1", 2), "not-due");
        rework(story, 2);
        story.given(Say.check("c1", 2), Say.pass("c1", 2));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.DONE);
    }

    @Test
    void afterTheLimitAPersonIsAsked() {
        Story story = judged(two().limits(32, 1, 0)).given(Say.fail("c1", 1));
        rework(story, 2);
        story.given(Say.check("c1", 2));
        story.decides(
                Say.fail("c1", 2),
                new Event.CheckpointChecked(story.now(), "c1", 2, Say.evidence(Outcome.FAILED, "tree-1")),
                new Event.CheckpointFailed(story.now(), "c1", 2, "it broke"),
                new Event.ReworkExhausted(story.now(), "c1", 2, 1));
        story.given(Say.fail("c1", 2));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
        assertThat(Questions.of(story.state()))
                .containsExactly(
                        new Question("c1/2", Question.Kind.CHECKPOINT_STUCK, "c1", "c1 failed: it broke", story.now()));
    }

    @Test
    void withoutReworkAPersonIsAskedAtOnce() {
        Story story = judged(two().limits(32, 0, 0)).given(Say.fail("c1", 1));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.STUCK);
    }

    @Test
    void aRetryStartsTheCountOver() {
        Story story = judged(two().limits(32, 1, 0)).given(Say.fail("c1", 1));
        rework(story, 2);
        story.given(Say.check("c1", 2), Say.fail("c1", 2));
        story.decides(Say.retry("c1"), new Event.CheckpointRetried(story.now(), "c1", "ann", "again"));
        story.given(Say.retry("c1"), Say.check("c1", 3), Say.fail("c1", 3));
        assertThat(story.gate("c1")).as("sent back once more, not stuck").isEqualTo(CheckpointStatus.FAILED);
    }

    @Test
    void aPersonSendsItBackAndTheCountStartsOver() {
        Story story = judged(two().limits(32, 1, 0)).given(Say.cannotRun("c1", 1));
        story.decides(
                Say.reject("c1/1"),
                new Event.AssignmentRejected(story.now(), Say.id("p1/a"), "c1", 1, "not good"),
                new Event.AssignmentRejected(story.now(), Say.id("p1/b"), "c1", 1, "not good"),
                new Event.CheckpointFailed(story.now(), "c1", 1, "not good"));
        story.given(Say.reject("c1/1"));
        assertThat(story.of("p1/a").rejections()).isZero();
        rework(story, 2);
        story.given(Say.check("c1", 2), Say.fail("c1", 2));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.FAILED);
    }

    @Test
    void whatCouldNotRunIsNeitherPassedNorFailed() {
        Story story = judged(two());
        story.decides(
                Say.cannotRun("c1", 1),
                new Event.CheckpointChecked(story.now(), "c1", 1, Say.evidence(Outcome.COULD_NOT_RUN, "tree-1")),
                new Event.CheckpointNotRun(story.now(), "c1", 1, "it broke"));
        story.given(Say.cannotRun("c1", 1));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.COULD_NOT_RUN);
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
        assertThat(story.next())
                .containsExactly(new Action.AskPerson(new Question(
                        "c1/1", Question.Kind.CHECKPOINT_STUCK, "c1", "c1 could not run: it broke", story.now())));
    }

    @Test
    void whatCouldNotRunIsRetriedOnRequest() {
        Story story = judged(two()).given(Say.cannotRun("c1", 1));
        story.refuses(Say.check("c1", 2), "not-due");
        story.given(Say.retry("c1"), Say.check("c1", 2), Say.pass("c1", 2));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.DONE);
    }

    @Test
    void aPersonMayAcceptWhatDidNotPassWithAReasonThatStays() {
        Story story = judged(two()).given(Say.cannotRun("c1", 1));
        story.refuses(new Command.Approve("ann", "c1/1", ""), "reason-needed");
        story.decides(
                Say.approve("c1/1"),
                new Event.CheckpointWaived(story.now(), "c1", 1, "ann", "looked at it"),
                new Event.AssignmentDone(story.now(), Say.id("p1/a"), false),
                new Event.AssignmentDone(story.now(), Say.id("p1/b"), false),
                new Event.PhaseDone(story.now(), "p1", false),
                new Event.FinalVerificationStarted(story.now()));
        story.given(Say.approve("c1/1"));
        assertThat(SignOffSubject.unverified(story.state()))
                .contains(
                        "c1 did not pass; it was accepted by ann: looked at it",
                        "p1/a is done by its own word; no checkpoint verified it");
    }

    @Test
    void answersToWhatNobodyAsksAreRefused() {
        Story story = judged(two());
        story.refuses(Say.approve("c1/1"), "no-such-question");
        story.refuses(Say.reject("c1/1"), "no-such-question");
        story.refuses(Say.retry("c1"), "not-stuck");
        story.given(Say.cannotRun("c1", 1)).refuses(Say.approve("c1/2"), "no-such-question");
    }

    @Test
    void aFailedAttemptIsNeitherApprovedNorRejected() {
        Story story = two().launched().given(Say.begin("p1/a", 1), Say.exit("a", 1, 1));
        story.refuses(Say.approve("a/1"), "retry-instead");
        story.refuses(Say.reject("a/1"), "retry-or-stop");
    }

    @Test
    void aGateOfThoseJudgedAloneHasNobodyToSendBackTo() {
        Story story = new PlanSketch()
                .parallel("p1", "a")
                .ownCheck("a")
                .gate("c1", "p1", "make")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.exit("a", 1, 0), Say.check("check-a-p1", 1), Say.pass("check-a-p1", 1));
        story.given(Say.check("c1", 1), Say.fail("c1", 1));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.STUCK);
        story.refuses(Say.reject("c1/1"), "nobody-to-send-back-to");
    }
}
