package jarvis.runtime.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Outcome;
import jarvis.core.reading.Reading;
import jarvis.runtime.view.Plans;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunValuesTest {
    @Test
    void theRatioIsWorkOverWallTimeOfThisRunAlone() {
        Scenario scenario = new Scenario(Plans.orders()).launch();
        scenario.later(3600).done("instance-1", "there").judged("checkpoint-1", Outcome.PASSED, "");
        assertThat(ratio(scenario.later(3600)))
                .isInstanceOfSatisfying(
                        Reading.Good.class,
                        good -> assertThat(good.value().toString())
                                .as("one for an hour, then three")
                                .startsWith("1.9"));
    }

    @Test
    void beforeTheLaunchThereIsNoRatioAndNoZeroInItsPlace() {
        assertThat(ratio(Scenes.staged())).isInstanceOf(Reading.Bad.class);
    }

    private static Reading<JsonNode> ratio(Scenario scenario) {
        SeenRun seen = new SeenRun(scenario.run.plan(), scenario.run.state());
        return Optional.ofNullable(new RunValues(() -> Optional.of(seen))
                        .at(scenario.instant())
                        .get("instances.run.metrics.efficiency_ratio"))
                .orElseThrow();
    }
}
