package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code jarvis plan simulate} and {@code jarvis plan graph}: a plan as it would go, before anything is spent. */
class ForeseeingTest {
    private static final Path SEED = Path.of("/work/shared/plans/seed-plan.md");
    private static final double HOUR = 3600;

    @TempDir
    Path folder;

    @Test
    void the_founding_plan_takes_five_to_six_hours_and_a_fifth_instance_does_not_help() {
        assumeThat(SEED).as("the founding plan is not here").exists();
        JsonNode json = json("plan", "simulate", SEED.toString(), "--json");
        assertThat(json.path("seed").asLong()).isEqualTo(1);
        assertThat(json.path("runs").asInt()).isEqualTo(10_000);
        assertThat(json.path("p50Seconds").asDouble()).isCloseTo(5.62 * HOUR, within(0.05 * HOUR));
        assertThat(json.path("p90Seconds").asDouble()).isBetween(5.9 * HOUR, 6.2 * HOUR);
        assertThat(json.path("earliestSeconds").asDouble()).isEqualTo(4 * HOUR);
        assertThat(json.path("latestSeconds").asDouble()).isEqualTo(7 * HOUR);
        assertThat(json.at("/limit/phase").asString()).isEqualTo("phase-2");
        assertThat(json.at("/limit/more").asInt()).isEqualTo(5);
        assertThat(json.at("/limit/winsSeconds").asDouble()).isZero();
        assertThat(json.at("/assignments/3/part").asString()).isEqualTo("prep");
        assertThat(json.path("criticalPath").size()).isEqualTo(3);
    }

    @Test
    void the_example_plan_of_the_checkout_takes_minutes() {
        Path plan = checkout().resolve("examples/live-dashboard/PLAN.md");
        Shell.Result result = new Shell(folder).run("plan", "simulate", plan.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("P50 4m 37s, P90 5m 3s", "10,000 runs, seed 1")
                .contains("critical path  instance-1 -> instance-2 -> instance-4")
                .contains("A fifth instance would not help, because no phase has work for more than 2 at once")
                .contains("instance-4 (prep)")
                .contains("how long checkpoints and people take");
    }

    @Test
    void fewer_at_once_and_a_checkpoint_that_fails_twice_take_longer() throws IOException {
        write(team("1-2 hours"));
        double plain =
                json("plan", "simulate", "PLAN.md", "--json").path("p50Seconds").asDouble();
        double fewer = json("plan", "simulate", "PLAN.md", "--agents", "1", "--json")
                .path("p50Seconds")
                .asDouble();
        double failing = json("plan", "simulate", "PLAN.md", "--fail", "checkpoint-1=2", "--json")
                .path("p50Seconds")
                .asDouble();
        assertThat(fewer).isGreaterThan(plain * 1.3);
        assertThat(failing).isCloseTo(plain * 3, within(plain * 0.1));
    }

    @Test
    void the_same_seed_gives_the_same_words_and_another_seed_other_ones() throws IOException {
        write(team("1-2 hours"));
        String once = new Shell(folder)
                .run("plan", "simulate", "PLAN.md", "--seed", "7")
                .out();
        assertThat(new Shell(folder)
                        .run("plan", "simulate", "PLAN.md", "--seed", "7")
                        .out())
                .isEqualTo(once);
        assertThat(once).contains("seed 7");
    }

    @Test
    void a_plan_is_drawn_in_three_forms_with_or_without_estimates() throws IOException {
        write(team("soon"));
        assertThat(new Shell(folder).run("plan", "graph", "PLAN.md").out()).startsWith("flowchart LR\n");
        assertThat(new Shell(folder)
                        .run("plan", "graph", "PLAN.md", "--form", "dot")
                        .out())
                .startsWith("digraph plan {\n");
        assertThat(new Shell(folder)
                        .run("plan", "graph", "PLAN.md", "--form", "svg")
                        .out())
                .startsWith("<svg ")
                .endsWith("</svg>\n");
        refused("expected one of [MERMAID, DOT, SVG]", "plan", "graph", "PLAN.md", "--form", "pdf");
    }

    @Test
    void a_plan_without_any_estimate_is_refused() throws IOException {
        write(team("soon"));
        refused("No instance of the plan has an estimate, so nothing can be foreseen.", "plan", "simulate", "PLAN.md");
    }

    @Test
    void where_one_estimate_is_missing_the_figures_are_lower_bounds() throws IOException {
        write(team("1-2 hours").replaceFirst("1-2 hours", "soon"));
        assertThat(new Shell(folder).run("plan", "simulate", "PLAN.md").out())
                .contains("P50 at least 1h 30m", "slack unknown")
                .contains("instance-1 without an estimate, counted as nothing: what is foreseen is a lower bound");
    }

    @Test
    void those_who_wait_for_each_other_are_named() throws IOException {
        write(team("1-2 hours")
                .replace("**Tasks:**\n1. Work one", "**Depends on:** Instance 2\n\n**Tasks:**\n1. Work one")
                .replace("**Tasks:**\n1. Work two", "**Depends on:** Instance 1\n\n**Tasks:**\n1. Work two"));
        refused("these wait for each other: instance-1, instance-2. Change their order", "plan", "simulate", "PLAN.md");
    }

    @Test
    void absurd_numbers_are_refused_with_what_may_be_said() throws IOException {
        write(team("1-2 hours"));
        refused(
                "At least 1 and at most 1000000 can work at once, not 0.",
                "plan",
                "simulate",
                "PLAN.md",
                "--agents",
                "0");
        refused("can work at once, not 99999999999.", "plan", "simulate", "PLAN.md", "--agents", "99999999999");
        refused("can work at once, not -3.", "plan", "simulate", "PLAN.md", "--agents", "-3");
        refused("'many' is not a long", "plan", "simulate", "PLAN.md", "--agents", "many");
        refused("100 to 1,000,000 runs, not 0", "plan", "simulate", "PLAN.md", "--runs", "0");
        refused("100 to 1,000,000 runs, not 2000000000", "plan", "simulate", "PLAN.md", "--runs", "2000000000");
        refused(
                "There is no checkpoint gate-9 in this plan. It has checkpoint-1",
                "plan",
                "simulate",
                "PLAN.md",
                "--fail",
                "gate-9=1");
        refused(
                "checkpoint-1 can fail 1 to 100 times, not 0.",
                "plan",
                "simulate",
                "PLAN.md",
                "--fail",
                "checkpoint-1=0");
        refused("not 2000000.", "plan", "simulate", "PLAN.md", "--fail", "checkpoint-1=2000000");
        refused(
                "When the final verification fails, a person decides",
                "plan",
                "simulate",
                "PLAN.md",
                "--fail",
                "final=1");
        refused("checkpoint-1", "plan", "simulate", "PLAN.md", "--fail", "checkpoint-1");
    }

    @Test
    void an_estimate_beyond_reason_is_named() throws IOException {
        write(team("99999 weeks"));
        refused("instance-1's estimate \"99999 weeks\" is more than ten years", "plan", "simulate", "PLAN.md");
    }

    @Test
    @Timeout(120)
    void a_plan_of_three_thousand_instances_is_no_trouble() throws IOException {
        StringBuilder plan = new StringBuilder("# Large\n\n");
        for (int i = 1; i <= 3_000; i++) {
            plan.append(
                    "### Instance " + i + ": Part " + i + "\n**Tasks:**\n1. Work\n\n**Estimated Time:** 1-3 hours\n\n");
        }
        write(plan.toString());
        JsonNode json = json("plan", "simulate", "PLAN.md", "--runs", "1000", "--json");
        assertThat(json.path("assignments").size()).isEqualTo(3_000);
        assertThat(json.at("/limit/winsSeconds").asDouble()).isPositive();
    }

    private static String team(String estimate) {
        return """
                # Team

                ### Instance 1: One
                **Tasks:**
                1. Work one

                **Estimated Time:** %1$s

                ### Instance 2: Two
                **Tasks:**
                1. Work two

                **Estimated Time:** %1$s

                ## Coordination Protocol

                ### Phase 1: Both (Parallel)
                - Instance 1
                - Instance 2

                ## Checkpoint Validation

                ### Checkpoint 1: It works
                ```bash
                make test
                ```
                """.formatted(estimate);
    }

    private void write(String plan) throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), plan);
    }

    private JsonNode json(String... arguments) {
        Shell.Result result = new Shell(folder).run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return new JsonMapper().readTree(result.out());
    }

    private void refused(String sentence, String... arguments) {
        Shell.Result result = new Shell(folder).run(arguments);
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    private static Path checkout() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(here -> Files.isDirectory(here.resolve("examples/live-dashboard")))
                .findFirst()
                .orElseThrow();
    }
}
