package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static Story claimed(PlanSketch sketch) {
        return sketch.launched().given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.exit("a", 1, 0));
    }

    private static PlanSketch one() {
        return new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make");
    }

    @Test
    void aCheckpointWaitsForAllThatItJudges() {
        Story story = new PlanSketch()
                .parallel("p1", "a", "b")
                .gate("c1", "p1", "make")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.claim("a", 1));
        story.refuses(Say.check("c1", 1), "not-due");
        story.given(Say.exit("b", 1, 0));
        assertThat(story.next()).contains(new Action.StartCheckpoint("c1", 1));
        story.decides(Say.check("c1", 1), new Event.CheckpointStarted(story.now(), "c1", 1));
    }

    @Test
    void aClaimedAttemptIsGivenItsTimeToEnd() {
        Story story = one().limits(32, 1, 10).launched().given(Say.begin("p1/a", 1), Say.claim("a", 1));
        story.later(9).refuses(Say.check("c1", 1), "not-due");
        assertThat(story.next()).contains(new Action.WakeAt(Story.START.plusSeconds(10)));
        story.later(1).given(Say.check("c1", 1));
    }

    @Test
    void anAttemptThatEndedNeedsNoTime() {
        Story story = one().limits(32, 1, 10).launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.exit("a", 1, 0), Say.check("c1", 1));
    }

    @Test
    void aRoundBeginsOnceAndInOrder() {
        Story story = claimed(one());
        story.refuses(Say.check("c1", 0), "not-due");
        story.refuses(Say.check("c1", 2), "not-due");
        story.refuses(Say.check("nothing", 1), "not-due");
        story.given(Say.check("c1", 1)).refuses(Say.check("c1", 1), "not-due");
        story.refuses(Say.check("c1", 2), "not-due");
        assertThat(story.next()).containsExactly(new Action.KeepCheckpoint("c1", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.VERIFYING);
    }

    @Test
    void aResultOfAnotherRoundIsLoggedAndChangesNothing() {
        Story story = claimed(one());
        story.ignores(Say.pass("c1", 1));
        story.given(Say.check("c1", 1));
        story.ignores(Say.pass("c1", 2));
        story.ignores(Say.pass("c1", 0));
        story.ignores(Say.pass("nothing", 1));
        story.given(new Command.VoidCheckpoint("c1", 1, "the tree moved")).ignores(Say.pass("c1", 1));
    }

    @Test
    void theTreeMovedSoTheRoundRunsAgain() {
        Story story = claimed(one()).given(Say.check("c1", 1));
        story.refuses(new Command.VoidCheckpoint("c1", 2, "moved"), "not-judging");
        Command moved = new Command.VoidCheckpoint("c1", 1, "the tree moved");
        story.decides(moved, new Event.CheckpointVoided(story.now(), "c1", 1, "the tree moved"));
        story.given(moved).refuses(moved, "not-judging");
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 2));
    }

    @Test
    void theTreeMayMoveWhileAPersonIsAsked() {
        Story story = claimed(new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make", "nice?"));
        story.given(Say.check("c1", 1), Say.pass("c1", 1), new Command.VoidCheckpoint("c1", 1, "the tree moved"));
        assertThat(Questions.of(story.state())).isEmpty();
        story.refuses(Say.approve("c1/1/q1"), "no-such-question");
    }

    @Test
    void severalGatesRunOneAfterAnother() {
        Story story = claimed(one().gate("c2", "p1", "test"));
        story.refuses(Say.check("c2", 1), "not-due");
        story.given(Say.check("c1", 1)).refuses(Say.check("c2", 1), "not-due");
        story.given(Say.pass("c1", 1));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.ACTIVE);
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.VERIFYING);
        story.given(Say.check("c2", 1), Say.pass("c2", 1));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.DONE);
    }

    @Test
    void aFailureOfTheSecondGateVoidsTheFirst() {
        Story story = claimed(one().gate("c2", "p1", "test"));
        story.given(Say.check("c1", 1), Say.pass("c1", 1), Say.check("c2", 1));
        story.decides(
                Say.fail("c2", 1),
                new Event.CheckpointChecked(story.now(), "c2", 1, Say.evidence(Outcome.FAILED, "tree-1")),
                new Event.CheckpointFailed(story.now(), "c2", 1, "it broke"),
                new Event.AssignmentRejected(story.now(), Say.id("p1/a"), "c2", 1, "it broke"),
                new Event.CheckpointVoided(story.now(), "c1", 1, "its work was taken up again"));
        story.given(Say.fail("c2", 1), Say.begin("p1/a", 2), Say.exit("a", 2, 0));
        story.refuses(Say.check("c2", 2), "not-due");
        story.given(Say.check("c1", 2), Say.pass("c1", 2), Say.check("c2", 2), Say.pass("c2", 2));
        assertThat(story.of("p1/a").verified()).isTrue();
    }

    @Test
    void aFailureOfTheSecondGateVoidsTheWaiverOfTheFirst() {
        Story story = claimed(one().gate("c2", "p1", "test"));
        story.given(Say.check("c1", 1), Say.cannotRun("c1", 1), Say.approve("c1/1"), Say.check("c2", 1));
        story.given(Say.fail("c2", 1), Say.begin("p1/a", 2), Say.exit("a", 2, 0));
        story.refuses(Say.check("c2", 2), "not-due");
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 2));
    }

    @Test
    void aGateWithNothingToJudgeRunsAllTheSame() {
        Story story = new PlanSketch()
                .parallel("p1")
                .gate("c1", "p1", "make")
                .parallel("p2", "a")
                .launched();
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 1));
        story.given(Say.check("c1", 1), Say.pass("c1", 1));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.DONE);
    }

    @Test
    void anInstanceIsDoneByItsOwnCheckWhileOthersWork() {
        Story story = new PlanSketch()
                .parallel("p1", "a", "b")
                .ownCheck("a")
                .gate("c1", "p1", "make")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("a", 1, 0), Say.check("check-a-p1", 1));
        story.decides(
                Say.pass("check-a-p1", 1),
                new Event.CheckpointChecked(story.now(), "check-a-p1", 1, Say.evidence(Outcome.PASSED, "tree-1")),
                new Event.CheckpointPassed(story.now(), "check-a-p1", 1),
                new Event.AssignmentDone(story.now(), Say.id("p1/a"), true));
    }

    @Test
    void theGateOfAPhaseWaitsForThoseThatAreJudgedAlone() {
        Story story = new PlanSketch()
                .parallel("p1", "a", "b")
                .ownCheck("a")
                .gate("c1", "p1", "make")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("a", 1, 0), Say.exit("b", 1, 0));
        story.refuses(Say.check("c1", 1), "not-due");
        story.given(Say.check("check-a-p1", 1), Say.pass("check-a-p1", 1), Say.check("c1", 1));
        story.given(Say.fail("c1", 1));
        assertThat(story.status("p1/a"))
                .as("judged alone, so it is not sent back")
                .isEqualTo(AssignmentStatus.DONE);
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.REJECTED);
    }

    @Test
    void aFailedOwnCheckSendsOneBackAlone() {
        Story story = new PlanSketch().parallel("p1", "a", "b").ownCheck("a").launched();
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("a", 1, 0));
        story.given(Say.check("check-a-p1", 1), Say.fail("check-a-p1", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.REJECTED);
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.RUNNING);
    }

    @Test
    void theQuestionsAreAskedOnceTheMachinesPartPassed() {
        Story story = claimed(new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make", "nice?", "fast?"));
        story.given(Say.check("c1", 1)).refuses(Say.approve("c1/1/q1"), "no-such-question");
        story.given(Say.pass("c1", 1));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.ASKING);
        assertThat(Questions.of(story.state()))
                .containsExactly(
                        new Question("c1/1/q1", Question.Kind.JUDGE, "c1", "nice?", story.now()),
                        new Question("c1/1/q2", Question.Kind.JUDGE, "c1", "fast?", story.now()));
    }

    @Test
    void itPassesWhenTheLastQuestionIsAnsweredYes() {
        Story story = claimed(new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make", "nice?", "fast?"));
        story.given(Say.check("c1", 1), Say.pass("c1", 1));
        story.decides(
                Say.approve("c1/1/q2"),
                new Event.QuestionAnswered(story.now(), "c1", 1, 1, true, "ann", "looked at it"));
        story.given(Say.approve("c1/1/q2")).refuses(Say.approve("c1/1/q2"), "no-such-question");
        story.given(Say.approve("c1/1/q1"));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.PASSED);
        assertThat(story.of("p1/a").verified()).isTrue();
    }

    @Test
    void aNoSendsTheWorkBackWithItsReason() {
        Story story = claimed(new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make", "nice?", "fast?"));
        story.given(Say.check("c1", 1), Say.pass("c1", 1));
        story.refuses(new Command.Reject("ann", "c1/1/q1", " "), "reason-needed");
        String why = "ann answered no to \"nice?\": not good";
        story.decides(
                Say.reject("c1/1/q1"),
                new Event.QuestionAnswered(story.now(), "c1", 1, 0, false, "ann", "not good"),
                new Event.CheckpointFailed(story.now(), "c1", 1, why),
                new Event.AssignmentRejected(story.now(), Say.id("p1/a"), "c1", 1, why));
    }

    @Test
    void anAnswerHoldsForItsRoundOnly() {
        Story story = claimed(new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make", "nice?", "fast?"));
        story.given(Say.check("c1", 1), Say.pass("c1", 1), Say.approve("c1/1/q1"), Say.reject("c1/1/q2"));
        story.given(Say.begin("p1/a", 2), Say.exit("a", 2, 0), Say.check("c1", 2), Say.pass("c1", 2));
        assertThat(Questions.of(story.state())).extracting(Question::id).containsExactly("c1/2/q1", "c1/2/q2");
        story.refuses(Say.approve("c1/1/q2"), "no-such-question");
    }

    @Test
    void aQuestionToPeopleAloneIsACheckpointToo() {
        Story story = claimed(new PlanSketch().parallel("p1", "a").gate("c1", "p1", "nice?"));
        assertThat(story.state().checkpoint("c1").spec().runs()).isFalse();
        story.given(Say.check("c1", 1), Say.pass("c1", 1), Say.approve("c1/1/q1"));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.PASSED);
    }
}
