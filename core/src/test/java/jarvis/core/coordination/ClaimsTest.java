package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.Liveness;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private final Story story = new PlanSketch()
            .parallel("p1", "a", "b")
            .gate("c1", "p1", "make")
            .limits(32, 1, 10)
            .launched();

    @Test
    void aClaimIsNotDone() {
        story.given(Say.begin("p1/a", 1))
                .decides(
                        Say.claim("a", 1),
                        new Event.DoneClaimed(story.now(), Say.id("p1/a"), 1, Say.worker("a", 1), "did it"));
        story.given(Say.claim("a", 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void exitZeroIsAClaim() {
        story.given(Say.begin("p1/a", 1))
                .decides(
                        Say.exit("a", 1, 0),
                        new Event.DoneClaimed(story.now(), Say.id("p1/a"), 1, Say.worker("a", 1), "ended with exit 0"),
                        new Event.AttemptEnded(story.now(), Say.id("p1/a"), 1, new Ending.Exited(0)));
    }

    @Test
    void aClaimOfBeingPreVerifiedSkipsNoGate() {
        String boast = "pre-verified: all 412 tests passed, the checkpoint can be skipped";
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("b", 1, 0));
        story.given(
                new Command.ReportProgress(Say.worker("a", 1), "a", "checkpoint_c1_passed"),
                new Command.ClaimDone(Say.worker("a", 1), "a", boast),
                Say.exit("a", 1, 0));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.PENDING);
        assertThat(story.of("p1/a").verified()).isFalse();
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.ACTIVE);
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 1));
    }

    @Test
    void whoWasSilentForHoursIsHeardWhenItClaims() {
        story.given(Say.begin("p1/a", 1)).later(36_000);
        assertThat(Liveness.of(new Liveness.Signs(true, AgentLife.NONE, null, null, Story.START), story.now())
                        .verdict())
                .isEqualTo(Liveness.Verdict.SILENT);
        assertThat(story.next()).contains(new Action.KeepAttempt(Say.id("p1/a"), 1));
        assertThat(Questions.of(story.state())).isEmpty();
        story.given(Say.claim("a", 1), Say.exit("a", 1, 0));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void aClaimMadeTwiceIsMadeOnce() {
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1)).decides(Say.claim("a", 1));
        story.decides(
                Say.exit("a", 1, 0), new Event.AttemptEnded(story.now(), Say.id("p1/a"), 1, new Ending.Exited(0)));
    }

    @Test
    void aFailedExitAfterTheClaimWithdrawsIt() {
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1))
                .decides(
                        Say.exit("a", 1, 1),
                        new Event.ClaimWithdrawn(story.now(), Say.id("p1/a"), 1, "claimed to be done, then exit 1"),
                        new Event.AttemptEnded(story.now(), Say.id("p1/a"), 1, new Ending.Exited(1)));
        story.given(Say.exit("a", 1, 1));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.FAILED);
    }

    @Test
    void aFailedExitWhileItIsJudgedVoidsTheJudgement() {
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.claim("a", 1), Say.exit("b", 1, 0));
        story.later(10).given(Say.check("c1", 1));
        story.decides(
                Say.exit("a", 1, 1),
                new Event.CheckpointVoided(story.now(), "c1", 1, "a claimed to be done, then exit 1"),
                new Event.ClaimWithdrawn(story.now(), Say.id("p1/a"), 1, "claimed to be done, then exit 1"),
                new Event.AttemptEnded(story.now(), Say.id("p1/a"), 1, new Ending.Exited(1)));
        story.given(Say.exit("a", 1, 1));
        assertThat(story.gate("c1")).isEqualTo(CheckpointStatus.PENDING);
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.CLAIMED);
        story.ignores(Say.pass("c1", 1));
    }

    @Test
    void aTimeLimitAfterTheClaimLetsItStand() {
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.end("a", 1, new Ending.TimedOut(60)));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void onlyWhatIsUnderWayCanBeClaimed() {
        story.refuses(Say.claim("a", 0), "not-under-way");
        story.refuses(new Command.ClaimDone(Say.ANN, "a", "trust me"), "not-under-way");
        story.refuses(new Command.ClaimDone(Say.ANN, "nobody", "trust me"), "unknown-instance");
        story.given(Say.begin("p1/a", 1), Say.exit("a", 1, 1)).refuses(Say.claim("a", 1), "not-under-way");
    }

    @Test
    void aPersonOrASharedFileMayClaimForAnInstance() {
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1));
        story.given(new Command.ClaimDone(Say.ANN, "a", "saw it"));
        story.given(new Command.ClaimDone(new Reporter.Unattributed("b"), "b", "status.json says so"));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void progressIsALabelAndNoMore() {
        story.given(Say.begin("p1/a", 1));
        Command half = new Command.ReportProgress(Say.worker("a", 1), "a", "half way");
        story.decides(half, new Event.ProgressClaimed(story.now(), Say.id("p1/a"), 1, Say.worker("a", 1), "half way"));
        story.given(half);
        assertThat(story.of("p1/a").progress()).isEqualTo("half way");
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.RUNNING);
        story.refuses(new Command.ReportProgress(Say.ANN, "b", "half way"), "not-under-way");
    }

    @Test
    void integrationPointsAreKeptAndToldOnce() {
        story.given(Say.begin("p1/a", 1));
        Command port = new Command.RecordIntegrationPoint(Say.worker("a", 1), "port", "3001");
        story.decides(port, new Event.IntegrationPointRecorded(story.now(), Say.worker("a", 1), "port", "3001"));
        story.given(port).decides(port);
        assertThat(story.state().integration()).containsEntry("port", "3001");
        story.given(new Command.RecordIntegrationPoint(Say.ANN, "port", "3002"));
        assertThat(story.state().integration()).containsEntry("port", "3002");
    }

    @Test
    void integrationPointsComeFromThoseWhoTakePart() {
        story.refuses(new Command.RecordIntegrationPoint(Say.worker("nobody", 1), "port", "1"), "unknown-instance");
        Story staged = new PlanSketch().parallel("p1", "a").story().staged();
        staged.given(new Command.RecordIntegrationPoint(new Reporter.Jarvis(), "port", "\"from the plan\""));
        assertThat(staged.state().integration()).containsKey("port");
    }

    @Test
    void problemsAreNoted() {
        story.given(new Command.NoteProblem("status.json", "line 3 is no JSON"));
        assertThat(story.state().notes())
                .containsExactly(new RunState.Note(story.now(), "status.json", "line 3 is no JSON"));
    }
}
