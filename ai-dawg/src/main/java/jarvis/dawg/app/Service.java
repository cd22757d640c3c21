package jarvis.dawg.app;

import jarvis.dawg.http.DawgServer;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.UsageModules;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.Database;
import jarvis.dawg.store.DatabaseHealth;
import jarvis.dawg.store.DatabaseUrl;
import jarvis.dawg.store.EventStore;
import jarvis.dawg.store.UsageFigures;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The whole service: opened from top to bottom, closed in reverse. */
public final class Service implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DawgServer server;

    Service(DatabaseUrl url, Settings settings, InstantSource clock) {
        Database database = opened(Database.open(url));
        DatabaseHealth health = new DatabaseHealth(database, clock);
        EventStore events = new EventStore(database, settings.zone());
        UsageFigures figures = new UsageFigures(database, events);
        UsageModules usage = new UsageModules(figures, health::broken, clock, settings.currency());
        Work marketing = new Work(clock);
        Work engagement = new Work(clock);
        List<Module> modules = List.of(usage.marketing(marketing), usage.engagement(engagement));
        server = opened(new DawgServer(
                new DawgServer.Served(modules, events, List.of(marketing, engagement), health, "0.1.0"),
                clock,
                settings.port()));
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
