package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockersTest {
    private final Story story =
            new PlanSketch().parallel("p1", "a", "b").gate("c1", "p1", "make").launched();

    @Test
    void aBlockerStopsAnInstanceUntilItIsResolved() {
        story.given(Say.begin("p1/a", 1))
                .decides(
                        Say.block("a", 1),
                        new Event.BlockerRaised(
                                story.now(),
                                "blocker-1",
                                "a",
                                Say.worker("a", 1),
                                BlockerSeverity.BLOCKING,
                                "needs a key"));
        story.given(Say.block("a", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.BLOCKED);
        assertThat(story.next()).contains(new Action.KeepAttempt(Say.id("p1/a"), 1));
        story.decides(
                Say.unblock("blocker-1"), new Event.BlockerResolved(story.now(), "blocker-1", Say.ANN, "gave it one"));
        story.given(Say.unblock("blocker-1"));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.RUNNING);
    }

    @Test
    void whoIsBlockedGivesUpItsPlaceToWhatItMayWaitFor() {
        Story one = new PlanSketch().limits(1, 1, 0).parallel("p1", "a", "b").launched();
        one.given(Say.begin("p1/a", 1));
        assertThat(one.next()).containsExactly(new Action.KeepAttempt(Say.id("p1/a"), 1));
        one.given(Say.block("a", 1));
        assertThat(one.next()).contains(new Action.StartAttempt(Say.id("p1/b"), 1));
    }

    @Test
    void whoIsBlockedCannotClaim() {
        story.given(Say.begin("p1/a", 1), Say.block("a", 1)).refuses(Say.claim("a", 1), "blocked");
        story.given(Say.unblock("a"), Say.claim("a", 1));
    }

    @Test
    void aWarningIsOnlyShown() {
        story.given(Say.begin("p1/a", 1));
        story.given(new Command.RaiseBlocker(Say.worker("a", 1), "a", BlockerSeverity.WARNING, "it is slow"));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.RUNNING);
        assertThat(Questions.of(story.state())).isEmpty();
        story.given(Say.claim("a", 1));
    }

    @Test
    void aPersonIsAskedAboutWhatBlocks() {
        story.given(Say.begin("p1/a", 1), Say.block("a", 1));
        assertThat(Questions.of(story.state()))
                .containsExactly(new Question(
                        "blocker-1", Question.Kind.BLOCKED, "a", "a is blocked: needs a key", story.now()));
        story.refuses(new Command.Approve("ann", "blocker-1", " "), "reason-needed");
        story.refuses(Say.reject("blocker-1"), "resolve-or-stop");
        story.decides(
                Say.approve("blocker-1"), new Event.BlockerResolved(story.now(), "blocker-1", Say.ANN, "looked at it"));
    }

    @Test
    void aBlockerBeforeTheStartHoldsIt() {
        story.given(new Command.RaiseBlocker(Say.ANN, "a", BlockerSeverity.BLOCKING, "not yet"));
        story.refuses(Say.begin("p1/a", 1), "not-startable");
        assertThat(story.next()).doesNotContain(new Action.StartAttempt(Say.id("p1/a"), 1));
        story.given(Say.unblock("a"), Say.begin("p1/a", 1));
    }

    @Test
    void aBlockerBetweenTwoPhasesHoldsTheNextStart() {
        Story two =
                new PlanSketch().parallel("p1", "a").parallel("p2", "b", "a").launched();
        two.given(new Command.RaiseBlocker(Say.ANN, "b", BlockerSeverity.BLOCKING, "not yet"));
        two.given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
        assertThat(two.status("p2/b")).isEqualTo(AssignmentStatus.WAITING);
        two.given(Say.unblock("b"));
        assertThat(two.status("p2/b")).isEqualTo(AssignmentStatus.READY);
    }

    @Test
    void whoEndedWhileBlockedStartsAnewWhenItIsResolved() {
        for (int code : List.of(0, 1)) {
            Story one = new PlanSketch()
                    .parallel("p1", "a")
                    .gate("c1", "p1", "make")
                    .launched();
            one.given(Say.begin("p1/a", 1), Say.block("a", 1))
                    .decides(
                            Say.exit("a", 1, code),
                            new Event.AttemptEnded(one.now(), Say.id("p1/a"), 1, new Ending.Exited(code)));
            one.given(Say.exit("a", 1, code));
            assertThat(one.status("p1/a")).isEqualTo(AssignmentStatus.BLOCKED);
            one.given(Say.unblock("blocker-1"));
            assertThat(one.next()).containsExactly(new Action.StartAttempt(Say.id("p1/a"), 2));
        }
    }

    @Test
    void aBlockerAfterTheClaimTakesItBack() {
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.block("a", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.BLOCKED);
        story.given(Say.begin("p1/b", 1), Say.claim("b", 1)).refuses(Say.check("c1", 1), "not-due");
    }

    @Test
    void aBlockerWhileItIsJudgedVoidsTheJudgement() {
        story.given(
                Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.claim("a", 1), Say.claim("b", 1), Say.check("c1", 1));
        story.decides(
                Say.block("a", 1),
                new Event.CheckpointVoided(story.now(), "c1", 1, "a raised a blocker"),
                new Event.BlockerRaised(
                        story.now(), "blocker-1", "a", Say.worker("a", 1), BlockerSeverity.BLOCKING, "needs a key"));
        story.given(Say.block("a", 1)).ignores(Say.pass("c1", 1));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void aBlockerBetweenTwoGatesVoidsTheOneThatPassed() {
        Story two = new PlanSketch()
                .parallel("p1", "a")
                .gate("c1", "p1", "make")
                .gate("c2", "p1", "test")
                .launched();
        two.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.check("c1", 1), Say.pass("c1", 1), Say.check("c2", 1));
        two.given(Say.block("a", 1));
        assertThat(two.gate("c1")).isEqualTo(CheckpointStatus.PENDING);
        assertThat(two.gate("c2")).isEqualTo(CheckpointStatus.PENDING);
        two.given(Say.unblock("a"), Say.claim("a", 1)).refuses(Say.check("c2", 2), "not-due");
        two.given(Say.check("c1", 2));
    }

    @Test
    void aBlockerAfterOneGateKeepsTheNextFromBeginning() {
        Story two = new PlanSketch()
                .parallel("p1", "a")
                .gate("c1", "p1", "make")
                .gate("c2", "p1", "test")
                .launched();
        two.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.check("c1", 1), Say.pass("c1", 1), Say.block("a", 1));
        assertThat(two.status("p1/a")).isEqualTo(AssignmentStatus.BLOCKED);
        assertThat(two.gate("c1")).isEqualTo(CheckpointStatus.PENDING);
        two.refuses(Say.check("c2", 1), "not-due");
    }

    @Test
    void aBlockerSaidTwiceIsOne() {
        story.given(Say.begin("p1/a", 1), Say.block("a", 1)).decides(Say.block("a", 1));
        story.given(Say.unblock("a"), Say.block("a", 1));
        assertThat(story.state().blockers()).containsOnlyKeys("blocker-1", "blocker-2");
    }

    @Test
    void allBlockersOfAnInstanceMustBeResolved() {
        story.given(Say.begin("p1/a", 1), Say.block("a", 1));
        story.given(new Command.RaiseBlocker(Say.ANN, "a", BlockerSeverity.BLOCKING, "and another"));
        story.given(Say.unblock("blocker-1"));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.BLOCKED);
        story.given(Say.block("a", 1), Say.unblock("a"));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.RUNNING);
    }

    @Test
    void onlyAnOpenBlockerIsResolved() {
        story.refuses(Say.unblock("blocker-1"), "no-such-blocker");
        story.given(Say.begin("p1/a", 1), Say.block("a", 1), Say.unblock("a"));
        story.refuses(Say.unblock("blocker-1"), "no-such-blocker");
        story.refuses(Say.approve("blocker-1"), "no-such-question");
    }

    @Test
    void aWorkerResolvesItsOwn() {
        story.given(Say.begin("p1/a", 1), Say.block("a", 1));
        story.given(new Command.ResolveBlocker(Say.worker("a", 1), "blocker-1", "found it"));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.RUNNING);
    }
}
