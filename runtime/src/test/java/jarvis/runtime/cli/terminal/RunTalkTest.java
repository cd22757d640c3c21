package jarvis.runtime.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The lines of a run in the terminal, and its questions to whoever sits there. */
class RunTalkTest {
    @Test
    void each_event_is_one_line_in_order() {
        Screen screen = new Screen(null);
        Scenario scenario = Scenes.secondPhase();
        try (ProgressLines lines = new ProgressLines(screen.terminal, scenario.run)) {
            scenario.progress("instance-2", "halfway\u001b[2J\nforged line").block("instance-3", "no Redis");
            assertThat(lines).isNotNull();
        }
        assertThat(screen.said().lines().toList()).hasSize(2);
        assertThat(screen.said())
                .contains("instance-2: halfway [2J forged line")
                .contains("no Redis")
                .doesNotContain("\u001b");
        scenario.progress("instance-2", "after the end");
        assertThat(screen.said()).doesNotContain("after the end");
    }

    @Test
    void a_yes_and_a_no_with_its_reason_reach_the_run() {
        Scenario scenario = Scenes.asking();
        Screen screen = new Screen("y\nn\nthe age is missing\n");
        try (Questioner asked = asking(screen, scenario, Questioner.Mode.ASK)) {
            await(() -> state(scenario).checkpoint("checkpoint-2").status() == CheckpointStatus.FAILED);
            assertThat(asked).isNotNull();
        }
        assertThat(state(scenario).checkpoint("checkpoint-2").reason()).contains("the age is missing");
        assertThat(screen.said()).contains("? Do the figures on the page match the API?");
    }

    @Test
    void later_leaves_a_question_open_and_says_how_to_answer_it() {
        Scenario scenario = Scenes.asking();
        Screen screen = new Screen("\n\n");
        try (Questioner asked = asking(screen, scenario, Questioner.Mode.ASK)) {
            await(() -> screen.said().contains("Later: jarvis approve checkpoint-2/1/q2"));
            assertThat(asked).isNotNull();
        }
        assertThat(state(scenario).checkpoint("checkpoint-2").answers()).isEmpty();
    }

    @Test
    void a_failed_attempt_is_tried_again_on_a_word() {
        Scenario scenario = Scenes.attemptDied();
        try (Questioner asked = asking(new Screen("r\n"), scenario, Questioner.Mode.ASK)) {
            await(() -> state(scenario).current("instance-3").orElseThrow().status() == AssignmentStatus.READY);
            assertThat(asked).isNotNull();
        }
    }

    @Test
    void a_stuck_checkpoint_is_accepted_with_a_reason() {
        Scenario scenario = Scenes.stuck();
        try (Questioner asked = asking(new Screen("a\nlooked at it\n"), scenario, Questioner.Mode.ASK)) {
            await(() -> state(scenario).checkpoint("checkpoint-2").status() == CheckpointStatus.WAIVED);
            assertThat(asked).isNotNull();
        }
    }

    @Test
    void the_sign_off_is_shown_before_it_is_asked_for() {
        Scenario scenario = Scenes.awaitingSignOff();
        Screen screen = new Screen("y\n");
        try (Questioner asked = asking(screen, scenario, Questioner.Mode.ASK)) {
            await(() -> state(scenario).status() == RunStatus.SIGNED_OFF);
            assertThat(asked).isNotNull();
        }
        assertThat(screen.said())
                .contains("Promised:")
                .contains("Evidence " + state(scenario).evidence());
    }

    @Test
    void where_nobody_can_be_asked_it_is_said_how_to_answer_elsewhere() {
        Scenario scenario = Scenes.asking();
        Screen screen = new Screen(null);
        try (Questioner asked = asking(screen, scenario, Questioner.Mode.ASK)) {
            await(() -> screen.said().contains("q2"));
            assertThat(asked).isNotNull();
        }
        assertThat(screen.said())
                .contains("(jarvis approve checkpoint-2/1/q1, or jarvis reject checkpoint-2/1/q1 --reason ...)");
    }

    @Test
    void a_demonstration_answers_itself_but_never_waives() {
        Scenario scenario = Scenes.stuck();
        Screen screen = new Screen(null);
        try (Questioner asked = asking(screen, scenario, Questioner.Mode.YES)) {
            await(() -> screen.said().contains("0 tests executed"));
            assertThat(state(scenario).checkpoint("checkpoint-2").status()).isEqualTo(CheckpointStatus.COULD_NOT_RUN);
            scenario.must(new Command.Retry("ada", "checkpoint-2", ""))
                    .judged(
                            "checkpoint-2",
                            jarvis.core.coordination.Outcome.PASSED,
                            "",
                            Scenario.check("npm test", 0, 48));
            await(() -> state(scenario).checkpoint("checkpoint-2").status() == CheckpointStatus.PASSED);
            assertThat(asked).isNotNull();
        }
        Scenario last = Scenes.awaitingSignOff();
        try (Questioner asked = asking(new Screen(null), last, Questioner.Mode.YES)) {
            await(() -> state(last).status() == RunStatus.SIGNED_OFF);
            assertThat(asked).isNotNull();
        }
    }

    @Test
    void only_persons_can_go_on_when_nothing_runs_and_something_is_asked() {
        assertThat(stuck(Scenes.asking())).isTrue();
        assertThat(stuck(Scenes.awaitingSignOff())).isTrue();
        assertThat(stuck(Scenes.secondPhase())).as("agents work").isFalse();
        assertThat(stuck(Scenes.attemptDied())).as("others still work").isFalse();
        assertThat(stuck(Scenes.signedOff())).as("it is over").isFalse();
        assertThat(Questioner.onlyPersonsCanGoOn(state(Scenes.firstPhase()), Scenes.firstPhase(), instance -> true))
                .as("a person works")
                .isTrue();
    }

    private static boolean stuck(Scenario scenario) {
        return Questioner.onlyPersonsCanGoOn(state(scenario), scenario, instance -> false);
    }

    private static Questioner asking(Screen screen, Scenario scenario, Questioner.Mode mode) {
        return new Questioner(screen.terminal, scenario.run, mode, scenario);
    }

    private static RunState state(Scenario scenario) {
        return scenario.run.state();
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
