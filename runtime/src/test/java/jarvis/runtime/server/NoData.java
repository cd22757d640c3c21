package jarvis.runtime.server;

import jarvis.runtime.dashboard.AlertDocument;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.metrics.Metrics;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.Sources;
import java.time.InstantSource;
import java.util.List;

/** Live data of a project without sources. */
public final class NoData {
    private NoData() {}

    public static RunServer.LiveData at(InstantSource clock) {
        return new RunServer.LiveData(
                new Dashboard(List.of(), clock),
                new Sources(List.of(), Kept.NOTHING, clock),
                () -> AlertDocument.of(List.of(), List.of()),
                new Metrics());
    }
}
