package jarvis.core.plan.reader;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Phase;
import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Plans;
import jarvis.core.plan.Problem;
import jarvis.core.plan.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule once: a plan that breaks it, and the problem with its place. */
class PlanProblemsTest {
    private static PlanReading bakery(String from, String to) {
        String plan = Plans.bakery();
        assertThat(plan).contains(from);
        return PlanReader.read(plan.replace(from, to));
    }

    static Problem problem(PlanReading reading, String code) {
        List<Problem> found = reading.problems().stream()
                .filter(one -> one.code().equals(code))
                .toList();
        assertThat(found).as("%s among %s", code, reading.problems()).hasSize(1);
        return found.getFirst();
    }

    static void assertProblem(PlanReading reading, Severity severity, String code, int line, int column) {
        Problem problem = problem(reading, code);
        assertThat(problem.severity()).isEqualTo(severity);
        assertThat(List.of(problem.line(), problem.column()))
                .as(problem.message())
                .containsExactly(line, column);
    }

    @Test
    void the_small_plan_has_no_problem() {
        assertThat(PlanReader.read(Plans.small("")).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\n\t\n", "\uFEFF"})
    void an_empty_document_is_no_plan(String text) {
        assertProblem(PlanReader.read(text), Severity.ERROR, "empty", 1, 1);
    }

    @Test
    void a_text_without_instances_is_no_plan_and_says_why() {
        PlanReading reading = PlanReader.read("# Shopping\n- milk\n");
        assertThat(reading.ok()).isFalse();
        assertThat(problem(reading, "no-instances").message()).startsWith("This is not a plan because");
    }

    @Test
    void two_instances_of_one_id_are_an_error_at_the_number_of_the_second() {
        PlanReading reading = bakery("INSTANCE 3: Oven", "INSTANCE 2: Oven");
        assertProblem(reading, Severity.ERROR, "duplicate-instance", 56, 16);
        assertThat(problem(reading, "duplicate-instance").message())
                .contains("Shop Page")
                .contains("Oven Sensors");
    }

    @Test
    void a_second_section_of_the_same_worker_elsewhere_is_merged() {
        PlanReading reading = PlanReader.read(Plans.small("## More\n### Instance 1: One\n**Priority:** LOW\n"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.plan().instances()).hasSize(2);
        assertThat(reading.plan().instances().getFirst().priority()).isEqualTo("LOW");
    }

    @Test
    void waiting_for_an_instance_that_is_not_there_is_an_error_at_its_number() {
        PlanReading reading = bakery("after Instance 1 & 2", "after Instance 1 & 9");
        assertProblem(reading, Severity.ERROR, "unknown-instance", 72, 44);
        assertThat(problem(reading, "unknown-instance").message()).contains("instance-4 waits for Instance 9");
    }

    @Test
    void a_phase_member_that_is_not_there_is_an_error_where_it_stands_in_the_drawing() {
        assertProblem(bakery("│ INSTANCE 3 ", "│ INSTANCE 8 "), Severity.ERROR, "unknown-instance", 103, 22);
    }

    @Test
    void a_circle_of_dependencies_is_named_in_full() {
        PlanReading reading = bakery("**Priority:** MEDIUM", "**Priority:** MEDIUM\n**Depends on:** Instance 4\n");
        PlanReading circle = PlanReader.read(Plans.bakery()
                .replace("**Priority:** MEDIUM", "**Depends on:** Instance 4")
                .replace("after Instance 1 & 2", "after Instance 3"));
        assertThat(reading.problems()).extracting(Problem::code).doesNotContain("cycle");
        assertThat(problem(circle, "cycle").message())
                .contains("waits for instance-4")
                .contains("waits for instance-3");
        assertThat(problem(circle, "cycle").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void an_instance_that_waits_for_itself_is_a_circle() {
        PlanReading reading = PlanReader.read(Plans.small("").replace("- a", "- a\n\n**Depends on:** 1\n"));
        assertProblem(reading, Severity.ERROR, "cycle", 6, 17);
    }

    @Test
    void waiting_for_a_later_phase_is_an_error() {
        PlanReading reading = bakery("**Priority:** MEDIUM", "**Priority:** MEDIUM (starts after Instance 4)");
        assertProblem(reading, Severity.ERROR, "dependency-against-phases", 57, 36);
        assertThat(problem(reading, "dependency-against-phases").message())
                .contains("Phase 2: Parallel Building")
                .contains("Phase 3: Tasting");
    }

    @Test
    void waiting_for_one_that_works_in_no_phase_is_an_error_because_it_would_never_end() {
        PlanReading reading = PlanReader.read(
                Plans.small("").replace("- Instance 2\n", "").replace("- a", "- a\n\n**Run after:** Instance 2\n"));
        assertProblem(reading, Severity.ERROR, "dependency-never-done", 6, 16);
        assertProblem(reading, Severity.WARNING, "instance-in-no-phase", 8, 1);
    }

    @Test
    void a_sequence_against_a_dependency_is_an_error() {
        PlanReading reading = PlanReader.read(Plans.small("")
                .replace("(Parallel)", "(Sequential)")
                .replace("- a", "- a\n\n**Run after:** Instance 2\n"));
        assertProblem(reading, Severity.ERROR, "dependency-against-sequence", 6, 16);
    }

    @Test
    void an_unclosed_fence_is_found_at_its_opening() {
        assertProblem(PlanReader.read(Plans.small("\n```bash\nmake\n# X\n")), Severity.ERROR, "unclosed-fence", 16, 1);
    }

    @Test
    void an_unclosed_comment_is_found_at_its_opening() {
        assertProblem(PlanReader.read(Plans.small("\n<!-- note\n# X\n")), Severity.ERROR, "unclosed-comment", 16, 1);
    }

    @Test
    void binary_and_utf_16_are_refused_by_name() {
        assertProblem(PlanReader.read("# Plan\nab\0cd"), Severity.ERROR, "binary", 2, 3);
        String wide = new String(
                "# Plan\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(problem(PlanReader.read(wide), "utf-16").message()).contains("Save it as UTF-8");
    }

    @Test
    void a_sample_that_is_not_json_is_a_warning_with_its_place() {
        PlanReading reading = bakery("{ \"queue_port\": 4001 }", "{ \"queue_port\": 4001,, }");
        assertThat(problem(reading, "invalid-json").severity()).isEqualTo(Severity.WARNING);
        assertThat(problem(reading, "invalid-json").line()).isEqualTo(136);
        assertThat(problem(reading, "invalid-json").column()).isBetween(22, 24);
        assertThat(reading.plan().sharedState().integration()).isNull();
    }

    @Test
    void front_matter_is_kept_and_its_missing_end_is_an_error() {
        PlanReading reading = PlanReader.read("---\nroots:\n  /a: /b\n---\n" + Plans.small(""));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.plan().frontMatter()).isEqualTo("roots:\n  /a: /b\n");
        assertThat(reading.plan().instances().getFirst().line()).isEqualTo(6);
        assertProblem(
                PlanReader.read("---\nroots: x\n" + Plans.small("")), Severity.ERROR, "unclosed-front-matter", 1, 1);
    }

    @Test
    void a_checkpoint_without_anything_to_run_or_ask_says_that_a_person_will_be_asked() {
        PlanReading reading = PlanReader.read(Plans.small("### Checkpoint 1: Fine\nSoon.\n"));
        assertThat(problem(reading, "checkpoint-empty").message()).contains("a person will be asked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "make test || true ! cannot-fail ! 11",
                "true ! cannot-fail ! 1",
                "wrangler d1 execute ... ! elided-command ! 21",
                "curl http://<host>/x ! placeholder ! 13",
                "echo 'open ! unfinished-command ! 1"
            })
    void a_command_that_proves_nothing_or_cannot_run_is_named(String command, String code, int column) {
        PlanReading reading = PlanReader.read(Plans.small("### Checkpoint 1: Fine\n```bash\n" + command + "\n```\n"));
        Problem problem = problem(reading, code);
        assertThat(List.of(problem.line(), problem.column())).containsExactly(17, column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go test ./...",
                "cat <in.txt | grep x",
                "make test && echo ok",
                "test -f a || exit 1",
                "diff <(ls a) <(ls b)"
            })
    void an_honest_command_is_no_problem(String command) {
        assertThat(PlanReader.read(Plans.small("### Checkpoint 1: Fine\n```bash\n" + command + "\n```\n"))
                        .problems())
                .isEmpty();
    }

    @Test
    void what_is_forbidden_in_one_line_and_offered_in_another_is_a_warning_whatever_it_is() {
        PlanReading reading = PlanReader.read(
                Plans.small("## Notes\nFall back to cached rates if needed.\n\nNever use cached rates.\n"));
        assertThat(problem(reading, "contradiction").message())
                .contains("Line 16")
                .contains("line 18");
        assertThat(PlanReader.read(Plans.small("## Notes\nFall back to cached rates.\n\nNever use live rates.\n"))
                        .problems())
                .isEmpty();
    }

    @Test
    void a_mode_that_is_not_said_is_a_question_only_where_several_work() {
        PlanReading several = PlanReader.read(Plans.small("").replace(" (Parallel)", ""));
        PlanReading one =
                PlanReader.read(Plans.small("").replace(" (Parallel)", "").replace("- Instance 2\n", ""));
        assertProblem(several, Severity.QUESTION, "mode-unknown", 8, 1);
        assertThat(one.problems()).extracting(Problem::code).doesNotContain("mode-unknown");
    }

    @Test
    void a_checkpoint_that_no_phase_names_is_a_question_when_the_counts_differ() {
        String gates = "### Checkpoint 1: A\n- x\n### Checkpoint 2: B\n- y\n";
        PlanReading reading = PlanReader.read(Plans.small(gates));
        assertThat(reading.plan().checkpoints()).extracting(Checkpoint::gates).containsExactly(null, null);
        assertThat(reading.problems()).extracting(Problem::code).containsOnly("checkpoint-phase-unclear");
        PlanReading named =
                PlanReader.read(Plans.small(gates).replace("- Instance 2\n", "- Instance 2\n- Checkpoint 2\n"));
        assertThat(named.plan().checkpoints()).extracting(Checkpoint::gates).containsExactly(null, "phase-1");
    }

    @Test
    void criteria_of_an_instance_that_is_not_there_are_a_question() {
        assertProblem(
                bakery("### Instance 4: Tests\n- [ ]", "### Instance 6: Tests\n- [ ]"),
                Severity.QUESTION,
                "criteria-of-unknown-instance",
                196,
                5);
    }

    @Test
    void a_plan_without_phases_gets_one_and_is_asked_about_it() {
        PlanReading reading =
                PlanReader.read("# P\n### Instance 1: A\n**Tasks:**\n- x\n### Instance 2: B\n**Tasks:**\n- y\n");
        assertThat(reading.plan().phases())
                .extracting(Phase::id, Phase::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("phase-1", "All work"));
        assertThat(reading.plan().phases().getFirst().members()).hasSize(2);
        assertThat(reading.plan().phases().getFirst().mode()).isEqualTo(jarvis.core.plan.Mode.PARALLEL);
        assertThat(problem(reading, "no-phases").severity()).isEqualTo(Severity.QUESTION);
        assertThat(problem(reading, "no-final-verification").severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"200B,ZERO WIDTH SPACE", "202E,RIGHT-TO-LEFT OVERRIDE", "2066,LEFT-TO-RIGHT ISOLATE"})
    void an_invisible_character_in_an_id_is_refused_by_its_name(String hex, String name) {
        String hidden = Character.toString(Integer.parseInt(hex, 16));
        PlanReading reading =
                PlanReader.read(Plans.small("").replace("Instance 2: Two", "Instance" + hidden + " 2: Two"));
        assertProblem(reading, Severity.ERROR, "hidden-character", 5, 13);
        assertThat(problem(reading, "hidden-character").message()).contains("U+" + hex + " " + name);
        assertThat(reading.plan().instances()).hasSize(2);
    }

    @Test
    void an_invisible_character_in_a_command_is_refused() {
        PlanReading reading = PlanReader.read(Plans.small("### Checkpoint 1: Fine\n```bash\nmake \u202Etset\n```\n"));
        assertThat(problem(reading, "hidden-character").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void a_validator_that_is_no_instance_and_a_dependency_on_no_instance_do_not_stop_the_plan() {
        PlanReading reading = PlanReader.read(Plans.small("### Checkpoint 1: Fine\n**Validator:** The owner\n- x\n")
                .replace("- a", "- a\n\n**Depends on:** a database\n"));
        assertThat(reading.ok()).isTrue();
        assertThat(problem(reading, "unknown-validator").severity()).isEqualTo(Severity.WARNING);
        assertThat(problem(reading, "dependency-unclear").severity()).isEqualTo(Severity.QUESTION);
    }

    @Test
    void every_problem_is_told_at_once_and_in_the_order_of_the_document() {
        PlanReading reading = PlanReader.read("""
            # P
            ### Instance 1: A
            **Depends on:** Instance 5
            ### Instance 1: B
            ### Phase 1: X
            - Instance 6
            ```
            """);
        assertThat(reading.problems())
                .extracting(Problem::code)
                .contains("unknown-instance", "duplicate-instance", "unclosed-fence");
        assertThat(reading.problems()).extracting(Problem::line).isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Instance 2 starts after Instance 1. ! instance-1",
                "Instance 2 depends on Instance 1 for its data. ! instance-1",
                "Instance 1 must be done before Instance 2 begins. ! instance-1",
                "Instance 1 must finish first. ! instance-1",
                "Instance 1 MUST complete the schema before any other begins. ! instance-1",
                "Instance 2 does not wait for Instance 1. ! ",
                "Instance 2 never waits for Instance 1. ! ",
                "Instance 2 and Instance 1 like each other. ! "
            })
    void a_sentence_about_order_is_a_dependency_unless_it_denies_it(String sentence, String waits) {
        PlanReading reading = PlanReader.read(Plans.small("## Notes\n" + sentence + "\n"));
        assertThat(reading.plan().instances().getFirst().dependsOn()).isEmpty();
        assertThat(reading.plan().instances().getLast().dependsOn())
                .isEqualTo(waits == null ? List.of() : List.of(waits));
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Depends on:** Instance 1",
                "**Run after:** 1",
                "**Dependencies**: One",
                "- **Waits for:** instance-1",
                "Run after Instance 1",
                "**Blocked by:** I1"
            })
    void a_field_may_name_whom_to_wait_for_by_any_of_its_names(String field) {
        PlanReading reading =
                PlanReader.read(Plans.small("").replace("Instance 2: Two\n", "Instance 2: Two\n" + field + "\n\n"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.plan().instances().getLast().dependsOn()).containsExactly("instance-1");
    }

    @Test
    void what_a_phase_waits_for_does_not_work_in_it() {
        PlanReading reading = PlanReader.read(Plans.small("""
            ### Phase 2: More (Sequential)
            After Instance 1 completes:
            - Once Instance 1 is done, go on
            - Instance 2: goes on
            """));
        assertThat(reading.plan().phases().getLast().members())
                .containsExactly(new jarvis.core.plan.Member("instance-2", jarvis.core.plan.Part.FULL));
    }

    private static PlanReading small(String more) {
        return PlanReader.read(Plans.small(more));
    }

    /** A checkpoint of the small plan, with a fence of these lines; its heading is line 15. */
    private static PlanReading gate(String tag, String lines) {
        return small("### Checkpoint 1: Works\n```" + tag + "\n" + lines + "\n```\n");
    }

    @Test
    void two_phases_or_checkpoints_of_one_number_are_an_error_at_the_second() {
        assertProblem(
                small("### Phase 1: Again (Parallel)\n- Instance 1\n"), Severity.ERROR, "duplicate-phase", 15, 11);
        String twice = "### Checkpoint 1: A\n```bash\nmake a\n```\n### Checkpoint 1: B\n```bash\nmake b\n```\n";
        assertProblem(small(twice), Severity.ERROR, "duplicate-checkpoint", 19, 16);
    }

    @Test
    void a_list_of_instances_in_words_is_read_to_its_end() {
        String plan = Plans.small("")
                .replace("### Phase 1", "### Instance 3: Three\n**Tasks:**\n- c\n### Phase 1")
                .replace("- Instance 1\n- Instance 2\n", "Instance 1, Instance 2 and Instance 3 work at once.\n");
        PlanReading reading = PlanReader.read(plan);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.plan().phases().getFirst().members()).hasSize(3);
    }

    @Test
    void a_phase_of_nobody_is_doubtful() {
        PlanReading reading = small("### Phase 2: Rest (Parallel)\nNobody has anything to do.\n");
        assertProblem(reading, Severity.WARNING, "phase-without-instances", 15, 1);
    }

    @Test
    void an_instance_that_only_prepares_never_does_its_work() {
        PlanReading reading = bakery("Instance 4: Run the tests", "Run the tests");
        assertThat(problem(reading, "prep-only").message()).startsWith("instance-4 only prepares");
    }

    @Test
    void an_instance_with_nothing_to_do_has_an_empty_brief() {
        PlanReading reading = PlanReader.read(Plans.small("").replace("**Tasks:**\n- b\n", ""));
        assertProblem(reading, Severity.WARNING, "instance-without-tasks", 5, 1);
    }

    @Test
    void a_checkpoint_for_a_phase_that_is_not_there_is_an_error() {
        PlanReading reading = small("### Checkpoint 1: Works\n**Gates:** Phase 7\n```bash\nmake\n```\n");
        assertThat(problem(reading, "unknown-phase").message()).contains("gates phase-7, which is not in the plan");
    }

    @Test
    void a_checkpoint_that_a_phase_speaks_of_and_nobody_describes_is_doubtful() {
        PlanReading reading = PlanReader.read(Plans.small("")
                .replace("- Instance 2\n", "- Instance 2\n\n```\n\u2705 Checkpoint: All is well\n```\n"));
        assertThat(problem(reading, "checkpoint-undescribed").message()).contains("All is well", "no section says how");
    }

    @ParameterizedTest
    @CsvSource({
        "bash, make check || true, cannot-fail, 17",
        "bash, make check ..., elided-command, 17",
        "bash, sleep 5, checkpoint-decides-nothing, 15",
        "bash, echo all good, checkpoint-decides-nothing, 15",
        "bash, npm run dev &, checkpoint-decides-nothing, 15",
        "bash, echo checking && make check, none, 0",
        "'', make check, untagged-fence, 16",
        "console, $ make check, none, 0"
    })
    void a_command_that_says_nothing_is_doubtful(String tag, String line, String code, int at) {
        PlanReading reading = gate(tag, line);
        assertThat(reading.problems().stream()
                        .filter(problem -> problem.code().equals(code))
                        .map(Problem::line))
                .as("%s", reading.problems())
                .isEqualTo(code.equals("none") ? List.of() : List.of(at));
    }

    @Test
    void a_command_that_does_not_end_is_an_error() {
        assertProblem(gate("bash", "echo 'never closed"), Severity.ERROR, "unfinished-command", 17, 1);
    }

    @Test
    void a_path_of_two_owners_is_asked_about() {
        PlanReading reading = small("""
                ## File Ownership
                | Path | Owner | Purpose |
                |---|---|---|
                | `src/` | Instance 1, Instance 2 | all |
                """);
        assertThat(problem(reading, "several-owners").severity()).isEqualTo(Severity.QUESTION);
    }
}
