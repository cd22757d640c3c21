package jarvis.core.plan.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Criterion;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Plans;
import jarvis.core.plan.Severity;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan that this product was founded on, unmodified. */
class FoundingPlanTest {
    private PlanReading reading = PlanReader.read("");
    private Plan plan = reading.plan();

    @BeforeEach
    void read() throws IOException {
        Optional<Path> seed = Plans.shared("plans/seed-plan.md");
        assumeTrue(
                seed.isPresent(),
                "the founding plan is not here: put it at ../shared/plans/seed-plan.md, or set JARVIS_SHARED");
        reading = PlanReader.read(Files.readString(seed.orElseThrow()));
        plan = reading.plan();
    }

    @Test
    void it_has_4_instances_with_15_tasks() {
        assertThat(plan.instances())
                .extracting(Instance::id)
                .containsExactly("instance-1", "instance-2", "instance-3", "instance-4");
        assertThat(plan.instances()).extracting(one -> one.tasks().size()).containsExactly(3, 4, 4, 4);
        assertThat(plan.instances())
                .extracting(one -> one.deliverables().size())
                .containsExactly(4, 5, 4, 4);
        assertThat(plan.instances())
                .extracting(Instance::priority)
                .containsExactly("CRITICAL", "HIGH", "MEDIUM", "HIGH");
        assertThat(plan.instances()).extracting(Instance::estimate).doesNotContainNull();
        assertThat(plan.instances())
                .extracting(Instance::dependsOn)
                .containsExactly(
                        List.of(), List.of("instance-1"), List.of("instance-1"), List.of("instance-1", "instance-2"));
    }

    @Test
    void it_has_3_phases_and_instance_4_only_prepares_in_the_second() {
        assertThat(plan.phases())
                .extracting(Phase::mode)
                .containsExactly(Mode.SEQUENTIAL, Mode.PARALLEL, Mode.SEQUENTIAL);
        assertThat(plan.phases())
                .extracting(Phase::members)
                .containsExactly(
                        List.of(new Member("instance-1", Part.FULL)),
                        List.of(
                                new Member("instance-2", Part.FULL),
                                new Member("instance-3", Part.FULL),
                                new Member("instance-4", Part.PREP)),
                        List.of(new Member("instance-4", Part.FULL)));
    }

    @Test
    void it_has_3_checkpoints_two_checks_in_the_first_and_a_person_at_the_end_of_the_others() {
        assertThat(plan.checkpoints()).extracting(Checkpoint::gates).containsExactly("phase-1", "phase-2", "phase-3");
        assertThat(plan.checkpoints()).extracting(Checkpoint::validator).containsOnly("instance-4");
        assertThat(plan.checkpoints().get(0).steps())
                .extracting(Step::kind)
                .containsExactly(StepKind.CHECK, StepKind.CHECK);
        assertThat(plan.checkpoints().get(1).steps())
                .extracting(Step::kind)
                .containsExactly(StepKind.ASK, StepKind.ASK, StepKind.ASK);
        assertThat(plan.checkpoints().get(2).steps())
                .extracting(Step::kind)
                .containsExactly(StepKind.CHANGE, StepKind.WAIT, StepKind.ASK, StepKind.ASK);
    }

    @Test
    void it_has_the_rest_of_what_the_issue_counts() {
        assertThat(plan.ownership())
                .extracting(Ownership::owner)
                .containsExactly("instance-1", "instance-2", "instance-3", "instance-4", "all");
        assertThat(plan.risks()).hasSize(5);
        assertThat(plan.finalVerification().commands()).hasSize(1);
        assertThat(plan.finalVerification().manual()).hasSize(7);
        assertThat(plan.rollout()).hasSize(6);
        assertThat(plan.sharedState().folder()).endsWith("/.coordination");
        assertThat(plan.sharedState().status()).startsWith("{").endsWith("}");
        assertThat(plan.sharedState().integration()).startsWith("{").endsWith("}");
        assertThat(plan.sharedState().blockers()).hasSize(5);
        assertThat(plan.successCriteria())
                .extracting(Criterion::instance)
                .doesNotContainNull()
                .hasSize(19);
    }

    @Test
    void its_only_problem_is_that_risk_1_offers_what_the_last_line_forbids() {
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.line()).isEqualTo(410);
            assertThat(problem.column()).isEqualTo(36);
            assertThat(problem.message()).contains("Line 410").contains("line 430");
        });
    }
}
