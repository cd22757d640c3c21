package jarvis.runtime.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the lines of one figure; what is not known makes none. */
public final class Lines {
    private Lines() {}

    public static CounterSnapshot.Builder counter(String name, String help) {
        return CounterSnapshot.builder().name(name).help(help);
    }

    public static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    public static CounterDataPointSnapshot count(long count, String... labels) {
        return CounterDataPointSnapshot.builder()
                .value((double) count)
                .labels(Labels.of(labels))
                .build();
    }

    public static GaugeDataPointSnapshot value(double value, String... labels) {
        return GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels))
                .build();
    }

    /** In seconds since 1970. */
    static void time(GaugeSnapshot.Builder into, @Nullable Instant time, String... labels) {
        if (time != null) {
            into.dataPoint(value(time.toEpochMilli() / 1000.0, labels));
        }
    }
}
