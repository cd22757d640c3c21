package jarvis.runtime.server;

import jarvis.runtime.dashboard.AlertDocument;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.journal.readings.ReadingHistory;
import jarvis.runtime.metrics.Metrics;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.Sources;
import java.time.InstantSource;
import java.util.List;

/** Live data of a project without sources. */
public final class NoData {
    private NoData() {}

    public static RunServer.LiveData at(InstantSource clock) {
        return with(new Dashboard(List.of(), clock), new Sources(List.of(), Kept.NOTHING, clock));
    }

    /** This, without a past and without alerts. */
    static RunServer.LiveData with(Dashboard dashboard, Sources sources) {
        return new RunServer.LiveData(
                dashboard,
                sources,
                ReadingHistory.NOTHING,
                () -> AlertDocument.of(List.of(), List.of()),
                new Metrics());
    }
}
