package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopAndResumeTest {
    private static final Command STOP = new Command.StopRun("ann", "lunch");
    private static final Command RESUME = new Command.ResumeRun("ann");

    private final Story story =
            new PlanSketch().parallel("p1", "a", "b").gate("c1", "p1", "make").launched();

    @Test
    void aStoppedRunWantsNothingAndHearsNothing() {
        story.given(Say.begin("p1/a", 1)).decides(STOP, new Event.RunStopped(story.now(), "ann", "lunch"));
        story.given(STOP);
        assertThat(story.next()).isEmpty();
        assertThat(story.state().reason()).isEqualTo("lunch");
        story.refuses(Say.claim("a", 1), "run-not-active");
        story.refuses(Say.block("a", 1), "run-not-active");
        story.refuses(Say.unblock("a"), "run-not-active");
        story.refuses(Say.begin("p1/b", 1), "not-startable");
        story.refuses(Say.retry("a"), "run-not-active");
        story.refuses(new Command.RecordIntegrationPoint(Say.ANN, "port", "1"), "run-not-active");
        story.refuses(STOP, "run-not-active");
        story.decides(Say.exit("a", 1, 143));
    }

    @Test
    void aPauseIsNeitherSkippedNorCompleted() {
        story.given(Say.begin("p1/a", 1), STOP).decides(Say.exit("a", 1, 0));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.READY);
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.ACTIVE);
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.PENDING);
        story.refuses(new Command.SignOff("ann", story.state().evidence()), "nothing-to-sign-off");
        story.given(RESUME);
        assertThat(story.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(story.next())
                .containsExactlyInAnyOrder(
                        new Action.StartAttempt(Say.id("p1/a"), 2), new Action.StartAttempt(Say.id("p1/b"), 1));
    }

    @Test
    void onlyAStoppedRunIsResumed() {
        story.refuses(RESUME, "not-stopped");
        story.given(STOP).decides(RESUME, new Event.RunResumed(story.now(), "ann"));
    }

    @Test
    void whatRanStartsAnewWithTheNextAttempt() {
        story.given(Say.begin("p1/a", 1), STOP, RESUME);
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p1/a"), 2));
        story.refuses(Say.claim("a", 1), "not-under-way");
        story.given(Say.begin("p1/a", 2)).ignores(Say.claim("a", 1));
    }

    @Test
    void whatWasClaimedStaysClaimed() {
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), STOP, RESUME);
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
        assertThat(story.next()).containsExactly(new Action.StartAttempt(Say.id("p1/b"), 1));
    }

    @Test
    void whatWasBeingJudgedIsJudgedAgain() {
        story.given(
                Say.begin("p1/a", 1),
                Say.begin("p1/b", 1),
                Say.exit("a", 1, 0),
                Say.exit("b", 1, 0),
                Say.check("c1", 1));
        story.given(STOP).ignores(Say.pass("c1", 1));
        story.given(RESUME).ignores(Say.pass("c1", 1));
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 2));
    }

    @Test
    void whatPassedStaysPassed() {
        Story two = new PlanSketch()
                .parallel("p1", "a")
                .gate("c1", "p1", "make")
                .parallel("p2", "b")
                .launched();
        two.given(Say.begin("p1/a", 1), Say.exit("a", 1, 0), Say.check("c1", 1), Say.pass("c1", 1), STOP, RESUME);
        assertThat(two.state().phases()).containsEntry("p1", PhaseStatus.DONE).containsEntry("p2", PhaseStatus.ACTIVE);
    }

    @Test
    void aBlockedInstanceStaysBlockedAndStartsAnewWhenItIsResolved() {
        story.given(Say.begin("p1/a", 1), Say.block("a", 1), STOP, RESUME);
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.BLOCKED);
        story.given(Say.unblock("a"));
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p1/a"), 2));
    }

    @Test
    void aStagedRunIsStoppedAndResumedToBeLaunched() {
        Story staged = new PlanSketch().parallel("p1", "a").story().staged().given(STOP, RESUME);
        assertThat(staged.state().status()).isEqualTo(RunStatus.STAGED);
        staged.given(new Command.LaunchRun("ann", "lock-1"));
    }

    @Test
    void anOfferedSignOffIsOfferedAgain() {
        Story done = new PlanSketch().parallel("p1", "a").launched().given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
        String evidence = done.state().evidence();
        done.given(STOP).refuses(new Command.SignOff("ann", evidence), "nothing-to-sign-off");
        done.given(RESUME, new Command.SignOff("ann", evidence));
    }
}
