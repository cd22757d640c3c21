package jarvis.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.view.Plans;
import jarvis.runtime.view.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    @Test
    void the_events_of_the_run_are_counted_and_a_backlog_that_nobody_knows_has_no_line() {
        Scenario scenario = new Scenario(Plans.orders());
        Metrics metrics = new Metrics();
        metrics.add(new RunMetrics(() -> Optional.of(scenario.run)));
        String text = new String(metrics.scrape("").body(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("jarvis_run_events{run=\"run-1\"} "
                        + scenario.run.state().version() + ".0\n")
                .doesNotContain("jarvis_run_commands_waiting{");
    }
}
