package jarvis.runtime.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jarvis.core.alert.Alert;
import jarvis.runtime.alert.Alerts;
import jarvis.runtime.alert.Delivery;

/** What fires, what cannot be judged, and whether it is delivered. */
public record AlertMetrics(Alerts alerts) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        GaugeSnapshot.Builder firing = Lines.gauge("jarvis_alert_firing", "1 while an alert fires");
        GaugeSnapshot.Builder unjudged =
                Lines.gauge("jarvis_alert_unjudged", "1 while an alert's newest reading cannot be judged");
        for (Alert alert : alerts.all()) {
            String name = alert.rule().name();
            firing.dataPoint(Lines.value(alert.phase() == Alert.Phase.FIRING ? 1 : 0, "alert", name));
            unjudged.dataPoint(Lines.value(alert.unjudged() == null ? 0 : 1, "alert", name));
        }
        CounterSnapshot.Builder notices =
                Lines.counter("jarvis_alert_notices", "Notices since the start, by what became of them");
        GaugeSnapshot.Builder waiting = Lines.gauge("jarvis_alert_notices_waiting", "Notices still to be delivered");
        for (Delivery delivery : alerts.deliveries()) {
            String channel = delivery.channel();
            notices.dataPoint(Lines.count(delivery.counts().delivered(), "channel", channel, "outcome", "delivered"))
                    .dataPoint(Lines.count(delivery.counts().givenUp(), "channel", channel, "outcome", "given_up"));
            waiting.dataPoint(Lines.value(delivery.counts().waiting(), "channel", channel));
        }
        return new MetricSnapshots(firing.build(), unjudged.build(), notices.build(), waiting.build());
    }
}
