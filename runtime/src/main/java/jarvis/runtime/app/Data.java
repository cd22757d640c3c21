package jarvis.runtime.app;

import jarvis.runtime.alert.Alerts;
import jarvis.runtime.dashboard.AlertDocument;
import jarvis.runtime.dashboard.AlertValues;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.HealthValues;
import jarvis.runtime.dashboard.RunValues;
import jarvis.runtime.dashboard.SourceValues;
import jarvis.runtime.metrics.AlertMetrics;
import jarvis.runtime.metrics.DashboardMetrics;
import jarvis.runtime.metrics.Metrics;
import jarvis.runtime.metrics.RunMetrics;
import jarvis.runtime.metrics.SourceMetrics;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.RunServer;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.Sources;
import java.time.InstantSource;
import java.util.List;

/** The live data of a project: its sources being asked, and the documents made of them. */
final class Data implements AutoCloseable {
    private final Sources sources;
    private final Dashboard dashboard;
    private final Alerts alerts;
    private final Metrics metrics = new Metrics();

    Data(ProjectFolder folder, Runs runs, InstantSource clock) {
        sources = new Sources(SourceSpecs.of(folder, clock), Kept.NOTHING, clock);
        alerts = AlertSpecs.of(folder, clock);
        dashboard = new Dashboard(
                List.of(
                        new SourceValues(sources),
                        new RunValues(runs::seen),
                        new HealthValues(sources, folder.folder(), clock.instant()),
                        new AlertValues(alerts)),
                clock);
        dashboard.record(readings -> alerts.look(readings, sources.allAsked()));
        alerts.subscribe(dashboard::changed);
        alerts.start();
        sources.subscribe(dashboard::changed);
        dashboard.start();
        metrics.add(new SourceMetrics(sources));
        metrics.add(new DashboardMetrics(dashboard));
        metrics.add(new AlertMetrics(alerts));
        metrics.add(new RunMetrics(runs::live));
    }

    RunServer.LiveData live() {
        return new RunServer.LiveData(
                dashboard, sources, () -> AlertDocument.of(alerts.all(), alerts.deliveries()), metrics);
    }

    /** Every event of this run is a change. */
    void follow(LiveRun run) {
        run.subscribe(_ -> dashboard.changed());
        dashboard.changed();
    }

    @Override
    public void close() {
        dashboard.close();
        alerts.close();
        sources.close();
    }
}
