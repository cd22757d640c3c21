package jarvis.runtime.server;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jarvis.runtime.metrics.Lines;
import jarvis.runtime.server.push.PushConnections;

/**
 * Who is pushed to.
 *
 * @param run those who watch a run
 * @param dashboard those who watch the dashboard
 */
record StreamMetrics(PushConnections run, PushConnections dashboard) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(
                Lines.gauge("jarvis_stream_clients", "Open push connections")
                        .dataPoint(Lines.value(run.count(), "stream", "run"))
                        .dataPoint(Lines.value(dashboard.count(), "stream", "dashboard"))
                        .build(),
                Lines.counter("jarvis_stream_dropped", "Push connections given up because their client did not read")
                        .dataPoint(Lines.count(run.dropped(), "stream", "run"))
                        .dataPoint(Lines.count(dashboard.dropped(), "stream", "dashboard"))
                        .build());
    }
}
