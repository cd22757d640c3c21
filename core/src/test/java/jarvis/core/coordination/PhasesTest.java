package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PhasesTest {
    @Test
    void aParallelPhaseStartsAllItsInstances() {
        assertThat(new PlanSketch().parallel("p1", "a", "b").launched().next())
                .isEqualTo(
                        Set.of(new Action.StartAttempt(Say.id("p1/a"), 1), new Action.StartAttempt(Say.id("p1/b"), 1)));
    }

    @Test
    void aPhaseOfUnknownModeRunsInParallel() {
        Story story = new PlanSketch()
                .phase("p1", jarvis.core.plan.Mode.UNKNOWN, "a", "b")
                .launched();
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.READY);
    }

    @Test
    void noMoreAreStartedThanThereArePlaces() {
        Story story =
                new PlanSketch().parallel("p1", "a", "b", "c").limits(2, 1, 0).launched();
        assertThat(story.next()).hasSize(2);
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1));
        assertThat(story.next()).noneMatch(action -> action instanceof Action.StartAttempt);
        story.given(Say.claim("a", 1));
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p1/c"), 1));
    }

    @Test
    void inASequentialPhaseTheNextStartsOnTheClaimOfTheOneBefore() {
        Story story = new PlanSketch()
                .sequential("p1", "a", "b", "c")
                .gate("c1", "p1", "make")
                .launched();
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.WAITING);
        story.given(Say.begin("p1/a", 1)).refuses(Say.begin("p1/b", 1), "not-startable");
        story.given(Say.claim("a", 1));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.READY);
        assertThat(story.status("p1/c")).isEqualTo(AssignmentStatus.WAITING);
    }

    @Test
    void aReadyInstanceWaitsAgainWhenTheClaimBeforeItFalls() {
        Story story = new PlanSketch()
                .sequential("p1", "a", "b")
                .gate("c1", "p1", "make")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.exit("a", 1, 1));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.READY);
        story.refuses(Say.begin("p1/b", 1), "not-startable");
        assertThat(story.next()).noneMatch(action -> action instanceof Action.StartAttempt);
    }

    @Test
    void insideAPhaseAnInstanceWaitsForThoseItDependsOn() {
        Story story =
                new PlanSketch().parallel("p1", "a", "b", "c").waits("c", "a").launched();
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.READY);
        assertThat(story.status("p1/c")).isEqualTo(AssignmentStatus.WAITING);
        story.given(Say.begin("p1/b", 1), Say.claim("b", 1));
        assertThat(story.status("p1/c")).isEqualTo(AssignmentStatus.WAITING);
        story.given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
        assertThat(story.status("p1/c")).isEqualTo(AssignmentStatus.READY);
    }

    @Test
    void whoWaitsForOneThatIsJudgedAloneWaitsForItsCheck() {
        Story story = new PlanSketch()
                .parallel("p1", "a", "b")
                .waits("b", "a")
                .ownCheck("a")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.check("check-a-p1", 1));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.WAITING);
        story.given(Say.pass("check-a-p1", 1));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.READY);
    }

    @Test
    void theNextPhaseStaysClosedUntilTheGatePassed() {
        Story story = new PlanSketch()
                .parallel("p1", "a")
                .gate("c1", "p1", "make")
                .parallel("p2", "b")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.exit("a", 1, 0));
        story.refuses(Say.begin("p2/b", 1), "not-startable");
        story.given(Say.check("c1", 1));
        assertThat(story.state().phases()).containsEntry("p2", PhaseStatus.PENDING);
        Evidence evidence = Say.evidence(Outcome.PASSED, "tree-1");
        story.decides(
                Say.pass("c1", 1),
                new Event.CheckpointChecked(story.now(), "c1", 1, evidence),
                new Event.CheckpointPassed(story.now(), "c1", 1),
                new Event.AssignmentDone(story.now(), Say.id("p1/a"), true),
                new Event.PhaseDone(story.now(), "p1", true),
                new Event.PhaseOpened(story.now(), "p2"),
                new Event.AssignmentReady(story.now(), Say.id("p2/b")));
    }

    @Test
    void aPhaseWithoutAGateEndsOnItsClaimsUnverified() {
        Story story =
                new PlanSketch().parallel("p1", "a", "b").parallel("p2", "c").launched();
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.claim("a", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
        story.given(Say.claim("b", 1));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.UNVERIFIED);
        assertThat(story.of("p1/a").verified()).isFalse();
    }

    @Test
    void aPhaseWithoutMembersIsNotVerified() {
        Story story = new PlanSketch().parallel("p1").parallel("p2", "a").launched();
        assertThat(story.state().phases())
                .containsEntry("p1", PhaseStatus.UNVERIFIED)
                .containsEntry("p2", PhaseStatus.ACTIVE);
    }

    @Test
    void aPhaseOfPrepsAloneIsNotVerified() {
        Story story = new PlanSketch().parallel("p1", "a?").launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.UNVERIFIED);
    }

    @Test
    void aPhasePastAWaivedGateIsNotVerifiedThoughEachInItPassedItsOwn() {
        Story story = new PlanSketch()
                .parallel("p1", "a")
                .ownCheck("a")
                .gate("c1", "p1", "make")
                .launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.check("check-a-p1", 1), Say.pass("check-a-p1", 1));
        story.given(Say.check("c1", 1), Say.cannotRun("c1", 1), Say.approve("c1/1"));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.UNVERIFIED);
        assertThat(story.of("p1/a").verified()).isTrue();
    }

    @Test
    void aPrepWaitsForNobodyAndEndsOnItsClaim() {
        Story story = new PlanSketch()
                .sequential("p1", "a", "b?")
                .waits("b", "a")
                .gate("c1", "p1", "make")
                .launched();
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p1/b"), 1));
        story.given(Say.begin("p1/b", 1))
                .decides(
                        Say.claim("b", 1),
                        new Event.DoneClaimed(story.now(), Say.id("p1/b"), 1, Say.worker("b", 1), "did it"),
                        new Event.AssignmentDone(story.now(), Say.id("p1/b"), false));
    }

    @Test
    void nobodyWaitsForAPrep() {
        Story story =
                new PlanSketch().sequential("p1", "a?", "b").waits("b", "a").launched();
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.READY);
    }

    @Test
    void aFailedPrepHoldsNobodyUp() {
        Story story = new PlanSketch()
                .parallel("p1", "a?", "b")
                .gate("c1", "p1", "make")
                .parallel("p2", "a")
                .launched();
        story.given(
                Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.claim("b", 1), Say.check("c1", 1), Say.pass("c1", 1));
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.ACTIVE);
        story.given(Say.exit("a", 1, 1));
        assertThat(story.state().phases())
                .containsEntry("p1", PhaseStatus.DONE)
                .containsEntry("p2", PhaseStatus.ACTIVE);
        assertThat(Questions.of(story.state())).isEmpty();
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p2/a"), 2));
    }

    @Test
    void afterTheLastPhaseComesTheFinalVerification() {
        Story story =
                new PlanSketch().parallel("p1", "a").finalSteps("make all").launched();
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1));
        assertThat(story.state().status()).isEqualTo(RunStatus.FINAL_VERIFICATION);
        assertThat(story.next()).contains(new Action.StartCheckpoint(CheckpointSpec.FINAL, 1));
    }

    @Test
    void theFinalVerificationDoesNotRunBefore() {
        Story story =
                new PlanSketch().parallel("p1", "a").finalSteps("make all").launched();
        story.refuses(Say.check(CheckpointSpec.FINAL, 1), "not-due");
    }

    @Test
    void settlingASettledRunDecidesNothing() {
        new PlanSketch().parallel("p1", "a", "b").launched().decides(new Command.Settle());
    }
}
