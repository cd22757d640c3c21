package jarvis.runtime.app;

import jarvis.runtime.alert.Alerts;
import jarvis.runtime.dashboard.AgentValues;
import jarvis.runtime.dashboard.AlertDocument;
import jarvis.runtime.dashboard.AlertValues;
import jarvis.runtime.dashboard.CheckValues;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.FinanceValues;
import jarvis.runtime.dashboard.HealthValues;
import jarvis.runtime.dashboard.RunValues;
import jarvis.runtime.dashboard.SourceValues;
import jarvis.runtime.dashboard.Values;
import jarvis.runtime.journal.readings.ReadingHistory;
import jarvis.runtime.journal.readings.SqliteReadings;
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
import jarvis.runtime.trust.Trusted;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The live data of a project: its sources being asked, and the documents made of them. */
final class Data implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Sources sources;
    private final Dashboard dashboard;
    private final ReadingHistory history;
    private final Alerts alerts;
    private final Metrics metrics = new Metrics();

    /** @param writable whether the journal's file may be written; else nothing is kept of what sources say */
    Data(ProjectFolder folder, Runs runs, Trusted trusted, boolean writable, InstantSource clock) {
        Optional<SqliteReadings> kept =
                writable ? Optional.of(opened(SqliteReadings.open(folder.journal(), clock))) : Optional.empty();
        history = kept.<ReadingHistory>map(all -> all).orElse(ReadingHistory.NOTHING);
        sources = opened(new Sources(
                SourceSpecs.of(folder, trusted, clock),
                kept.<Kept>map(all -> all).orElse(Kept.NOTHING),
                clock));
        alerts = opened(AlertSpecs.of(folder, trusted, clock));
        List<Values> stated = List.of(new SourceValues(sources), new FinanceValues(sources), new RunValues(runs::seen));
        CheckValues checks = new CheckValues(sources, CheckSpecs.ofValues(folder), stated);
        HealthValues health = new HealthValues(
                sources, folder.folder(), clock.instant(), List.of(new AgentValues(runs::live), checks));
        dashboard = opened(new Dashboard(
                Stream.concat(stated.stream(), Stream.of(health, new AlertValues(alerts)))
                        .toList(),
                clock));
        kept.ifPresent(log -> dashboard.record((readings, at) -> readings.forEach((name, reading) -> {
            if (!CheckValues.fleeting(name)) {
                log.record(name, reading, at);
            }
        })));
        dashboard.record((readings, _) -> alerts.look(readings, sources.allAsked()));
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
                dashboard, sources, history, () -> AlertDocument.of(alerts.all(), alerts.deliveries()), metrics);
    }

    /** Every event of this run is a change. */
    void follow(LiveRun run) {
        run.subscribe(_ -> dashboard.changed());
        dashboard.changed();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        Closing.all(open);
    }
}
