package jarvis.runtime.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The run that this Jarvis executes.
 *
 * @param live empty while it executes none
 */
public record RunMetrics(Supplier<Optional<LiveRun>> live) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        GaugeSnapshot.Builder events = Lines.gauge("jarvis_run_events", "Events of the run that is executed");
        GaugeSnapshot.Builder waiting =
                Lines.gauge("jarvis_run_commands_waiting", "Commands that wait for the writer of the run");
        live.get().ifPresent(run -> {
            RunState state = run.state();
            if (state.definition() != null) {
                String id = state.defined().run();
                events.dataPoint(Lines.value((double) state.version(), "run", id));
                run.backlog().ifPresent(count -> waiting.dataPoint(Lines.value(count, "run", id)));
            }
        });
        return new MetricSnapshots(events.build(), waiting.build());
    }
}
