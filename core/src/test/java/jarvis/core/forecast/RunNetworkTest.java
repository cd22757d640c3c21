package jarvis.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run of three side by side where two have a place; each is estimated at one to three hours. */
class RunNetworkTest {
    private static final Drawn PLAN =
            new Drawn().takes("a", 1, 3).takes("b", 1, 3).takes("c", 1, 3).parallel("phase-1", "a", "b", "c");
    private RunState state = RunState.EMPTY;
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void whatRunsHasItsPlaceThoughOthersComeBeforeItInThePlan() {
        launch();
        begin("a", 1);
        begin("b", 1);
        given(new Command.ReportEnd("a", 1, new Ending.Exited(1)));
        begin("c", 1);
        given(new Command.Retry("ada", "a", "again"));
        now = now.plus(Duration.ofMinutes(30));
        Network network = Drawn.drawn(RunNetwork.of(PLAN.plan(), state, now));
        assertThat(network.stages().getFirst().pieces())
                .extracting(piece -> piece.id().instance())
                .containsExactly("b", "c", "a");
        assertThat(network.places()).isEqualTo(2);
        assertThat(Timetable.of(network).rows())
                .extracting(row -> row.start().toMinutes())
                .containsExactly(0L, 0L, 90L);
    }

    @Test
    void aRunThatIsOverIsNotForeseen() {
        launch();
        given(new Command.StopRun("ada", "enough"));
        assertThat(RunNetwork.of(PLAN.plan(), state, now))
                .isEqualTo(new Network.Reading.Refused("Nothing is left to foresee: the run is over."));
    }

    private void launch() {
        Limits limits = new Limits(2, 3, Duration.ZERO, null);
        given(new Command.StageRun(new RunDefinition(
                "run-1", "Plan", "PLAN.md", "lock-1", "# plan", "{}", Schedules.of(PLAN.plan(), Set.of(), limits))));
        given(new Command.LaunchRun("ada", "lock-1"));
    }

    private void begin(String instance, int attempt) {
        given(new Command.BeginAttempt(new AssignmentId("phase-1", instance), attempt));
    }

    private void given(Command command) {
        switch (Coordination.decide(state, command, now)) {
            case Decision.Refused refused -> throw new AssertionError(refused.sentence());
            case Decision.Accepted accepted -> {
                for (Event event : accepted.events()) {
                    state = Coordination.apply(state, event);
                }
            }
        }
    }
}
