package jarvis.runtime.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Reading;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AgentValuesTest {
    @Test
    void agents_that_report_are_healthy_and_one_that_died_is_named() {
        Scenario scenario = Scenes.secondPhase();
        AgentValues values = new AgentValues(() -> Optional.of(scenario.run));
        Map<String, String> well = row(values, scenario);
        assertThat(well)
                .containsEntry("status", "healthy")
                .containsEntry("failed", "0")
                .doesNotContainKey("trouble");
        scenario.later(60).exits("instance-3", 137);
        Map<String, String> worse = row(values, scenario);
        assertThat(worse)
                .containsEntry("status", "degraded")
                .containsEntry("failed", "1")
                .containsEntry("trouble", "Failed: instance-3.");
        assertThat(Integer.parseInt(worse.get("running"))).isEqualTo(Integer.parseInt(well.get("running")) - 1);
        assertThat(worse.get("since")).isGreaterThan(well.get("since"));
    }

    @Test
    void who_says_nothing_for_long_is_silent_until_it_says_something() {
        Scenario scenario = Scenes.firstPhase();
        AgentValues values = new AgentValues(() -> Optional.of(scenario.run));
        assertThat(row(values, scenario)).containsEntry("running", "1").containsEntry("silent", "0");
        scenario.later(16 * 60);
        assertThat(row(values, scenario))
                .containsEntry("status", "unhealthy")
                .containsEntry("silent", "1")
                .containsEntry("trouble", "Silent: instance-1.");
        scenario.progress("instance-1", "still at it");
        assertThat(row(values, scenario)).containsEntry("status", "healthy").containsEntry("silent", "0");
    }

    @Test
    void without_a_run_that_lives_there_is_no_row() {
        assertThat(row(new AgentValues(Optional::empty), Scenes.staged())).isEmpty();
        for (Scenario scenario : java.util.List.of(Scenes.staged(), Scenes.signedOff())) {
            assertThat(row(new AgentValues(() -> Optional.of(scenario.run)), scenario))
                    .isEmpty();
        }
    }

    private static Map<String, String> row(AgentValues values, Scenario scenario) {
        Map<String, String> row = new LinkedHashMap<>();
        values.at(scenario.instant())
                .forEach((name, reading) -> row.put(name.replace("health.services[agents].", ""), said(reading)));
        return row;
    }

    private static String said(Reading<JsonNode> reading) {
        return reading.fold(JsonNode::asString, _ -> "nothing");
    }
}
