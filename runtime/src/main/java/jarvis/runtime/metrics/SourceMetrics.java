package jarvis.runtime.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jarvis.core.reading.SourceState;
import jarvis.runtime.source.FetchCounts;
import jarvis.runtime.source.Sources;
import tools.jackson.databind.JsonNode;

/** How each source is asked, and what comes of it. */
public record SourceMetrics(Sources sources) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        CounterSnapshot.Builder fetches =
                Lines.counter("jarvis_source_fetches", "Askings of a source, by what came of them");
        GaugeSnapshot.Builder breaker =
                Lines.gauge("jarvis_source_breaker_open", "1 while a source failed so often that it is asked rarely");
        GaugeSnapshot.Builder success =
                Lines.gauge("jarvis_source_last_success_timestamp_seconds", "When a source was last understood");
        GaugeSnapshot.Builder next =
                Lines.gauge("jarvis_source_next_attempt_timestamp_seconds", "When a source is asked next");
        sources.fetches().forEach((name, counts) -> outcomes(fetches, name, counts));
        for (Sources.Known known : sources.known()) {
            SourceState<JsonNode> state = known.state();
            breaker.dataPoint(Lines.value(state.breakerOpen() ? 1 : 0, "source", known.name()));
            Lines.time(success, state.last() == null ? null : state.last().fetchedAt(), "source", known.name());
            Lines.time(next, state.nextAttemptAt(), "source", known.name());
        }
        return new MetricSnapshots(fetches.build(), breaker.build(), success.build(), next.build());
    }

    private static void outcomes(CounterSnapshot.Builder fetches, String name, FetchCounts counts) {
        fetches.dataPoint(Lines.count(counts.documents(), "source", name, "outcome", "document"))
                .dataPoint(Lines.count(counts.unchanged(), "source", name, "outcome", "unchanged"))
                .dataPoint(Lines.count(counts.failed(), "source", name, "outcome", "failed"));
    }
}
