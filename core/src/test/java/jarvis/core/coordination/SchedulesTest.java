package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static List<String> after(PlanSketch sketch, String assignment) {
        AssignmentId id = Say.id(assignment);
        return sketch.schedule().phase(id.phase()).assignments().stream()
                .filter(spec -> spec.id().equals(id))
                .flatMap(spec -> spec.after().stream())
                .map(AssignmentId::toString)
                .toList();
    }

    private static List<String> gates(PlanSketch sketch, String phase) {
        return sketch.schedule().phase(phase).checkpoints();
    }

    @Test
    void inSequenceEachWaitsForAllBefore() {
        PlanSketch sketch = new PlanSketch().sequential("p1", "a", "b", "c");
        assertThat(after(sketch, "p1/a")).isEmpty();
        assertThat(after(sketch, "p1/c")).containsExactly("p1/a", "p1/b");
    }

    @Test
    void inParallelNobodyWaitsUnlessThePlanSaysSo() {
        PlanSketch sketch = new PlanSketch().parallel("p1", "a", "b", "c").waits("c", "b");
        assertThat(after(sketch, "p1/b")).isEmpty();
        assertThat(after(sketch, "p1/c")).containsExactly("p1/b");
    }

    @Test
    void whereThePlanDoesNotSayItRunsInParallel() {
        assertThat(after(new PlanSketch().phase("p1", Mode.UNKNOWN, "a", "b"), "p1/b"))
                .isEmpty();
    }

    @Test
    void dependenciesHoldInsideAPhaseOnly() {
        PlanSketch sketch =
                new PlanSketch().parallel("p1", "a").parallel("p2", "b").waits("b", "a");
        assertThat(after(sketch, "p2/b")).isEmpty();
    }

    @Test
    void aDependencyThatTheOrderSaysTooIsOne() {
        assertThat(after(new PlanSketch().sequential("p1", "a", "b").waits("b", "a"), "p1/b"))
                .containsExactly("p1/a");
    }

    @Test
    void prepsNeitherWaitNorAreWaitedFor() {
        PlanSketch sketch = new PlanSketch()
                .sequential("p1", "a?", "b", "c?")
                .waits("b", "a")
                .waits("c", "b");
        assertThat(after(sketch, "p1/b")).isEmpty();
        assertThat(after(sketch, "p1/c")).isEmpty();
    }

    @Test
    void aMemberNamedTwiceIsOneAndFullIfEverFull() {
        Schedule schedule = new PlanSketch().parallel("p1", "a?", "b", "a", "b").schedule();
        assertThat(schedule.phases().getFirst().assignments())
                .extracting(spec -> spec.id().instance())
                .containsExactly("a", "b");
        assertThat(schedule.phases().getFirst().assignments()).allMatch(AssignmentSpec::full);
    }

    @Test
    void aCheckpointGatesThePhaseThatItNames() {
        PlanSketch sketch = new PlanSketch()
                .parallel("p1", "a")
                .parallel("p2", "b")
                .gate("c2", "p2", "make")
                .gate("c1", "p1", "make")
                .gate("c3", "p1", "make");
        assertThat(gates(sketch, "p1")).containsExactly("c1", "c3");
        assertThat(gates(sketch, "p2")).containsExactly("c2");
    }

    @Test
    void aCheckpointThatNamesNoPhaseGatesTheLast() {
        PlanSketch sketch =
                new PlanSketch().parallel("p1", "a").parallel("p2", "b").gate("c1", null, "make");
        assertThat(gates(sketch, "p1")).isEmpty();
        assertThat(gates(sketch, "p2")).containsExactly("c1");
    }

    @Test
    void withoutAnyCheckpointThereIsNoFinalVerification() {
        Schedule schedule = new PlanSketch().parallel("p1", "a").schedule();
        assertThat(schedule.checkpoints()).isEmpty();
        assertThat(schedule.hasFinal()).isFalse();
    }

    @Test
    void whatThePlanChecksIsCheckedAgainAtTheEnd() {
        Schedule schedule =
                new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make").schedule();
        assertThat(schedule.checkpoints())
                .containsExactly(
                        new CheckpointSpec("c1", "c1", true, List.of()),
                        new CheckpointSpec(CheckpointSpec.FINAL, "Final verification", true, List.of()));
    }

    @Test
    void aManualListIsAskedAtTheEnd() {
        Schedule schedule =
                new PlanSketch().parallel("p1", "a").finalQuestions("nice?").schedule();
        assertThat(schedule.checkpoints())
                .containsExactly(
                        new CheckpointSpec(CheckpointSpec.FINAL, "Final verification", false, List.of("nice?")));
    }

    @Test
    void questionsAloneAreNotCheckedAgainAtTheEnd() {
        assertThat(new PlanSketch()
                        .parallel("p1", "a")
                        .gate("c1", "p1", "nice?")
                        .schedule()
                        .hasFinal())
                .isFalse();
    }

    @Test
    void aCheckpointWithoutAnyStepAsksWhetherItIsMet() {
        Schedule schedule =
                new PlanSketch().parallel("p1", "a").gate("c1", "p1").schedule();
        assertThat(schedule.checkpoints())
                .containsExactly(new CheckpointSpec(
                        "c1", "c1", false, List.of("Is \"c1\" met? The plan gives no command for it.")));
    }

    @Test
    void anOwnCheckJudgesEachFullPartOfItsInstance() {
        Schedule schedule = new PlanSketch()
                .parallel("p1", "a?", "b")
                .parallel("p2", "a", "b")
                .ownCheck("a")
                .schedule();
        assertThat(schedule.checkpoints()).extracting(CheckpointSpec::id).containsExactly("check-a-p2");
        assertThat(schedule.assignments().filter(spec -> spec.checkpoint() != null))
                .extracting(AssignmentSpec::id)
                .containsExactly(Say.id("p2/a"));
    }

    @Test
    void aPlanWithoutPhasesHasNoWork() {
        Story story = new PlanSketch().launched();
        assertThat(story.state().status()).isEqualTo(RunStatus.AWAITING_SIGN_OFF);
        assertThat(Schedules.instances(story.state().schedule())).isEmpty();
    }
}
