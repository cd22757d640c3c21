package jarvis.dawg.app;

import jarvis.dawg.automation.Automation;
import jarvis.dawg.automation.Workflow;
import jarvis.dawg.http.DawgServer;
import jarvis.dawg.intelligence.Intelligence;
import jarvis.dawg.live.LiveCounters;
import jarvis.dawg.live.MemoryCounters;
import jarvis.dawg.live.RedisCounters;
import jarvis.dawg.live.RedisUrl;
import jarvis.dawg.module.Condition;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.UsageModules;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.Database;
import jarvis.dawg.store.DatabaseHealth;
import jarvis.dawg.store.DatabaseUrl;
import jarvis.dawg.store.EventStore;
import jarvis.dawg.store.Generations;
import jarvis.dawg.store.Reports;
import jarvis.dawg.store.Subscriptions;
import jarvis.dawg.store.Upkeep;
import jarvis.dawg.store.UsageFigures;
import jarvis.dawg.store.UsageSeries;
import jarvis.dawg.store.WorkflowRuns;
import jarvis.dawg.studio.Studio;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The whole service: opened from top to bottom, closed in reverse. */
public final class Service implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(5 * 366L);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DawgServer server;

    Service(DatabaseUrl url, Settings settings, InstantSource clock) {
        LiveCounters counters = opened(counters(settings, clock));
        Database database = opened(Database.open(url));
        EventStore events = new EventStore(database, settings.zone());
        DatabaseHealth health = new DatabaseHealth(database, events, clock);
        UsageFigures figures = new UsageFigures(database, events);
        UsageModules usage = new UsageModules(figures, health::broken, clock, settings.currency());
        Work marketing = counters.of("marketing");
        Work engagement = counters.of("engagement");
        UsageSeries series = new UsageSeries(database, events);
        Reports reports = new Reports(database);
        Intelligence intelligence =
                new Intelligence(series, reports, clock, new Condition(counters.of("intelligence"), health::broken));
        Automation automation = opened(new Automation(
                workflows(new Upkeep(database, events), intelligence, clock, settings),
                new WorkflowRuns(database, events),
                clock,
                settings.zone(),
                new Condition(counters.of("automation"), health::broken)));
        automation.start();
        Studio studio = opened(new Studio(
                settings.music(),
                new Generations(database, events),
                clock,
                new Condition(counters.of("music"), health::broken)));
        studio.start();
        List<Module> modules =
                List.of(studio, usage.marketing(marketing), usage.engagement(engagement), automation, intelligence);
        server = opened(new DawgServer(
                new DawgServer.Served(
                        modules,
                        events,
                        series,
                        new Subscriptions(database),
                        List.of(marketing, engagement),
                        studio,
                        automation,
                        intelligence,
                        health,
                        counters,
                        version()),
                clock,
                settings.port()));
    }

    private static LiveCounters counters(Settings settings, InstantSource clock) {
        RedisUrl redis = settings.redis();
        if (redis == null) {
            return new MemoryCounters(clock);
        }
        RedisCounters shared = new RedisCounters(redis, settings.prefix(), clock);
        shared.start();
        return shared;
    }

    private static List<Workflow> workflows(
            Upkeep upkeep, Intelligence intelligence, InstantSource clock, Settings settings) {
        return List.of(
                new Workflow(
                        "recount",
                        "counts yesterday's events again and holds the roll-ups against that",
                        () -> upkeep.recount(clock.instant())),
                new Workflow(
                        "backup",
                        "copies the events, and restores the copy to prove it",
                        () -> upkeep.backUp(settings.backups(), clock.instant())),
                new Workflow(
                        "retention",
                        "forgets events older than five years",
                        () -> upkeep.forget(clock.instant().minus(KEPT))),
                new Workflow(
                        "report",
                        "makes a report: trend, anomaly, forecast",
                        () -> "report " + intelligence.report().id()));
    }

    private static String version() {
        return Objects.requireNonNullElse(Service.class.getPackage().getImplementationVersion(), "not packaged");
    }

    boolean start() {
        return server.start();
    }

    int port() {
        return server.port();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
