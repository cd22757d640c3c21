package jarvis.runtime.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.Endpoint;

/** How often documents are made, and how often one that was made is enough. */
public record DashboardMetrics(Dashboard dashboard) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        CounterSnapshot.Builder made =
                Lines.counter("jarvis_dashboard_looks", "How often all readings were looked at and all documents made");
        CounterSnapshot.Builder asked = Lines.counter(
                "jarvis_dashboard_requests", "Documents that were asked for: hit where one that was made was enough");
        made.dataPoint(Lines.count(dashboard.looks()));
        for (Endpoint endpoint : Endpoint.values()) {
            asked.dataPoint(Lines.count(dashboard.hits(endpoint), "endpoint", endpoint.word(), "cache", "hit"))
                    .dataPoint(Lines.count(dashboard.misses(endpoint), "endpoint", endpoint.word(), "cache", "miss"));
        }
        return new MetricSnapshots(made.build(), asked.build());
    }
}
