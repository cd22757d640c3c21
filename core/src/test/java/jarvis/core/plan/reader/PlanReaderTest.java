package jarvis.core.plan.reader;

import static org.assertj.core.api.Assertions.assertThat;

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
import jarvis.core.plan.Problem;
import jarvis.core.plan.Risk;
import jarvis.core.plan.RolloutStep;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private final PlanReading reading = PlanReader.read(Plans.bakery());
    private final Plan plan = reading.plan();

    @Test
    void what_the_plan_says_of_itself_is_read_even_over_two_lines() {
        assertThat(plan.title()).isEqualTo("ORDER SERVICE RESCUE PLAN");
        assertThat(plan.problem()).isEqualTo("Customers cannot see when their bread is ready");
        assertThat(plan.rootCause()).isEqualTo("The kitchen queue and the shop page were never joined");
        assertThat(plan.solution()).isEqualTo("Four workers, each in a part of the code that is theirs");
    }

    @Test
    void an_instance_has_its_name_without_emoji_its_level_and_its_place() {
        Instance first = plan.instances().getFirst();
        assertThat(plan.instances())
                .extracting(Instance::id)
                .containsExactly("instance-1", "instance-2", "instance-3", "instance-4");
        assertThat(first.name()).isEqualTo("Kitchen Queue Repair");
        assertThat(first.priority()).isEqualTo("CRITICAL");
        assertThat(first.location()).isEqualTo("/home/anna/bakery/kitchen");
        assertThat(first.line()).isEqualTo(13);
        assertThat(plan.instances())
                .extracting(Instance::priority)
                .containsExactly("CRITICAL", "HIGH", "MEDIUM", "HIGH");
    }

    @Test
    void tasks_are_the_top_items_and_what_is_nested_in_them_are_details() {
        Instance first = plan.instances().getFirst();
        assertThat(first.tasks())
                .extracting("text")
                .containsExactly("Make the queue durable", "Publish the queue (/api/queue)");
        assertThat(first.tasks().getFirst().details())
                .containsExactly(
                        "Keep it in queue.db", "Test: make queue-test", "  with an empty file", "  with 1,000 orders");
        assertThat(first.tasks().getLast().line()).isEqualTo(24);
        assertThat(plan.instances()).extracting(one -> one.tasks().size()).containsExactly(2, 2, 2, 2);
    }

    @Test
    void deliverables_lose_their_ticks_because_a_tick_in_a_plan_is_not_a_fact() {
        assertThat(plan.instances().getFirst().deliverables())
                .extracting("text")
                .containsExactly("Queue survives a restart", "Endpoint /api/queue answers");
    }

    @Test
    void estimates_become_durations() {
        assertThat(plan.instances())
                .extracting(
                        one -> one.estimate() == null ? null : one.estimate().most())
                .containsExactly(Duration.ofHours(2), Duration.ofMinutes(90), Duration.ofHours(8), Duration.ofHours(3));
        assertThat(plan.instances().getFirst().estimate()).extracting("least").isEqualTo(Duration.ofHours(1));
    }

    @Test
    void who_must_complete_first_is_waited_for_by_all_and_run_after_names_whom() {
        assertThat(plan.instances())
                .extracting(Instance::dependsOn)
                .containsExactly(
                        List.of(), List.of("instance-1"), List.of("instance-1"), List.of("instance-1", "instance-2"));
    }

    @Test
    void phases_have_their_mode_and_the_members_of_their_drawings() {
        assertThat(plan.phases()).extracting(Phase::id).containsExactly("phase-1", "phase-2", "phase-3");
        assertThat(plan.phases())
                .extracting(Phase::name)
                .containsExactly("Phase 1: Groundwork", "Phase 2: Parallel Building", "Phase 3: Tasting");
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
    void a_checkpoint_gates_the_phase_that_names_it_else_the_one_of_its_turn() {
        assertThat(plan.checkpoints()).extracting(Checkpoint::gates).containsExactly("phase-1", "phase-2", "phase-3");
        assertThat(plan.checkpoints())
                .extracting(Checkpoint::name)
                .containsExactly(
                        "Checkpoint 1: Queue Running", "Checkpoint 2: Shop Joined", "Checkpoint 3: Bread Sold");
        assertThat(plan.checkpoints()).extracting(Checkpoint::validator).containsOnly("instance-4");
    }

    @Test
    void the_lines_of_a_gate_are_told_apart() {
        assertThat(plan.checkpoints().get(0).steps())
                .containsExactly(
                        new Step(StepKind.CHECK, "curl -f http://localhost:4001/health | grep \"ok\"", 158),
                        new Step(StepKind.CHECK, "curl -f http://localhost:4001/api/queue | jq -e 'length > 0'", 159));
        assertThat(plan.checkpoints().get(1).steps())
                .containsExactly(
                        new Step(StepKind.ASK, "Look at the shop: open http://localhost:4002", 166),
                        new Step(
                                StepKind.ASK,
                                "Check the first row - should show: the order number; the waiting time",
                                168),
                        new Step(StepKind.ASK, "Verify the page and the queue agree", 172));
        assertThat(plan.checkpoints().get(2).steps())
                .containsExactly(
                        new Step(StepKind.CHANGE, "echo '{\"orders\":7}' > orders.json", 179),
                        new Step(StepKind.WAIT, "sleep 5", 182),
                        new Step(StepKind.ASK, "Check the page says \"7 orders\"", 184),
                        new Step(StepKind.ASK, "Take a screenshot for the wall", 185));
    }

    @Test
    void the_shared_files_are_kept_as_they_are_shown() {
        assertThat(plan.sharedState().folder()).isEqualTo("/home/anna/bakery/.coordination");
        assertThat(plan.sharedState().status())
                .isEqualTo("{\n  \"instance-1\": { \"status\": \"in_progress\", \"blocker\": null }\n}");
        assertThat(plan.sharedState().integration()).isEqualTo("{ \"queue_port\": 4001 }");
        assertThat(plan.sharedState().blockers())
                .extracting("instance", "text")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("instance-1", "The file is locked by cron"),
                        org.assertj.core.groups.Tuple.tuple("instance-3", "[INDEPENDENT] Can begin"));
    }

    @Test
    void success_criteria_belong_to_their_instances() {
        assertThat(plan.successCriteria())
                .containsExactly(
                        new Criterion("instance-1", "Starts without errors", 193),
                        new Criterion("instance-1", "Keeps 1,000 orders", 194),
                        new Criterion("instance-4", "All pass", 197));
    }

    @Test
    void the_final_command_is_one_whole_command_and_people_get_their_list() {
        assertThat(plan.finalVerification().commands())
                .containsExactly(
                        "./tests/all.sh && \\\nnpx playwright test tests/shop.spec.ts && \\\necho \"BREAD IS SOLD\"");
        assertThat(plan.finalVerification().manual()).containsExactly("Open http://localhost:4002", "Buy a bread");
    }

    @Test
    void rollout_risks_and_ownership_are_read() {
        assertThat(plan.rollout())
                .containsExactly(
                        new RolloutStep("Make the folder", List.of("mkdir -p /home/anna/bakery/.coordination"), 218),
                        new RolloutStep("Assign", List.of("Instance 1: Kitchen", "Instance 2: Shop"), 223));
        assertThat(plan.risks())
                .containsExactly(
                        new Risk("Queue file broken", "Use paper list as fallback, tell the shop", "instance-1", 233),
                        new Risk("Oven too hot", "Open the door", "All", 234));
        assertThat(plan.ownership())
                .containsExactly(
                        new Ownership("/home/anna/bakery/kitchen/**", "instance-1", "Queue", 242),
                        new Ownership("/home/anna/bakery/shop/**", "instance-2", "Page", 243),
                        new Ownership("/home/anna/bakery/.coordination/**", "all", "State", 244));
    }

    @Test
    void a_fallback_that_another_line_forbids_is_the_only_doubt() {
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("contradiction");
        Problem problem = reading.problems().getFirst();
        assertThat(problem.line()).isEqualTo(233);
        assertThat(problem.column()).isEqualTo(27);
        assertThat(problem.message())
                .contains("Line 233 says \"Use paper list as fallback\"")
                .contains("line 248 says \"Paper list is NOT acceptable\"");
    }

    @Test
    void line_ends_and_a_byte_order_mark_change_nothing() {
        assertThat(PlanReader.read("\uFEFF" + Plans.bakery().replace("\n", "\r\n")))
                .isEqualTo(reading);
    }
}
