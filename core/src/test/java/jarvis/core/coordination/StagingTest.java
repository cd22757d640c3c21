package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagingTest {
    private final PlanSketch sketch = new PlanSketch().parallel("p1", "a", "b");

    @Test
    void stagingRecordsThePlanAndStartsNothing() {
        Story story = sketch.story();
        story.decides(new Command.StageRun(sketch.definition()), new Event.RunStaged(Story.START, sketch.definition()));
        assertThat(story.staged().next()).isEmpty();
        assertThat(story.state().status()).isEqualTo(RunStatus.STAGED);
    }

    @Test
    void aRunIsStagedOnce() {
        sketch.story().staged().refuses(new Command.StageRun(sketch.definition()), "already-staged");
    }

    @Test
    void aPlanIsLaunchedOnceItsLockIsTrusted() {
        sketch.story().staged().refuses(new Command.LaunchRun("ann", "lock-2"), "not-trusted");
        sketch.story()
                .staged()
                .decides(
                        new Command.LaunchRun("ann", "lock-1"),
                        new Event.RunLaunched(Story.START, "ann", "lock-1"),
                        new Event.PhaseOpened(Story.START, "p1"),
                        new Event.AssignmentReady(Story.START, Say.id("p1/a")),
                        new Event.AssignmentReady(Story.START, Say.id("p1/b")));
    }

    @Test
    void aRunIsLaunchedOnce() {
        sketch.launched().refuses(new Command.LaunchRun("ann", "lock-1"), "not-staged");
    }

    @Test
    void beforeItIsStagedNothingElseIsPossible() {
        Story story = sketch.story();
        story.refuses(new Command.LaunchRun("ann", "lock-1"), "not-staged");
        story.refuses(Say.begin("p1/a", 1), "not-startable");
        story.refuses(Say.claim("a", 1), "run-not-active");
        story.refuses(new Command.StopRun("ann", "why"), "run-not-active");
        story.refuses(new Command.SignOff("ann", ""), "nothing-to-sign-off");
        story.ignores(Say.exit("a", 1, 0));
    }

    @Test
    void aPlanWhoseOrderContradictsWhatItWaitsForIsNotStaged() {
        PlanSketch circle = new PlanSketch().sequential("p1", "a", "b").waits("a", "b");
        circle.story().refuses(new Command.StageRun(circle.definition()), "unsound-plan");
    }

    @Test
    void twoThatWaitForEachOtherAreNotStaged() {
        PlanSketch circle =
                new PlanSketch().parallel("p1", "a", "b", "c").waits("a", "b").waits("b", "a");
        assertThat(circle.story().when(new Command.StageRun(circle.definition())))
                .isEqualTo(new Decision.Refused(
                        "unsound-plan",
                        "PLAN.md cannot be staged: in p1 these wait for each other: a, b."
                                + " Change their order, or what they wait for."));
    }

    @Test
    void aCheckpointThatGatesNothingIsNotStaged() {
        PlanSketch lost = new PlanSketch().parallel("p1", "a").gate("c1", "p9", "make");
        lost.story().refuses(new Command.StageRun(lost.definition()), "unsound-plan");
    }

    @Test
    void aCheckpointCalledLikeTheFinalVerificationIsNotStaged() {
        PlanSketch alone = new PlanSketch().parallel("p1", "a").gate("final", "p1", "look?");
        alone.story().refuses(new Command.StageRun(alone.definition()), "unsound-plan");
        PlanSketch two = new PlanSketch().parallel("p1", "a").gate("final", "p1", "make");
        two.story().refuses(new Command.StageRun(two.definition()), "unsound-plan");
    }

    @Test
    void aGateThatIsNoCheckpointIsNotStaged() {
        AssignmentSpec work = new AssignmentSpec(Say.id("p1/a"), jarvis.core.plan.Part.FULL, List.of(), null);
        Schedule schedule = new Schedule(
                List.of(new PhaseSpec("p1", "p1", List.of(work), List.of("c9"))),
                List.of(),
                new Limits(1, 1, Duration.ZERO, null));
        RunDefinition definition = new RunDefinition("run-1", "Plan", "PLAN.md", "lock-1", "", "{}", schedule);
        new Story(definition).refuses(new Command.StageRun(definition), "unsound-plan");
    }
}
