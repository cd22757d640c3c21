package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The waits that a plan asks for do not count against the limit. */
class WaitsTest {
    @Test
    void theSleepsOfTheWaitStepsAreAddedUpAndOnlyTheirs() {
        List<Step> steps = List.of(
                new Step(StepKind.WAIT, "sleep 5", 1),
                new Step(StepKind.WAIT, "sleep 0.5; sleep 1m 2s", 2),
                new Step(StepKind.WAIT, "./until-ready", 3),
                new Step(StepKind.CHECK, "sleep 100", 4));

        assertThat(Waits.in(steps)).isEqualTo(Duration.ofMillis(67_500));
    }
}
