package jarvis.dawg.recount;

import jarvis.dawg.automation.Automation;
import jarvis.dawg.http.DawgServer;
import jarvis.dawg.intelligence.Intelligence;
import jarvis.dawg.live.LiveCounters;
import jarvis.dawg.live.MemoryCounters;
import jarvis.dawg.module.Condition;
import jarvis.dawg.module.UsageModules;
import jarvis.dawg.store.Database;
import jarvis.dawg.store.DatabaseHealth;
import jarvis.dawg.store.EventStore;
import jarvis.dawg.store.Generations;
import jarvis.dawg.store.Generations.Generation;
import jarvis.dawg.store.Reports;
import jarvis.dawg.store.Subscriptions;
import jarvis.dawg.store.UsageFigures;
import jarvis.dawg.store.UsageSeries;
import jarvis.dawg.store.WorkflowRuns;
import jarvis.dawg.studio.Studio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a database, asked over HTTP; nothing in it begins by itself. */
final class Served implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FEW = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final WorkflowRuns runs;
    private final Generations generations;
    private final Database database;
    private final UsageSeries series;
    private final DawgServer server;

    Served(Database database, ZoneId zone, InstantSource clock) {
        this.database = database;
        EventStore events = new EventStore(database, zone);
        series = new UsageSeries(database, events);
        DatabaseHealth health = new DatabaseHealth(database, events, clock);
        LiveCounters counters = new MemoryCounters(clock);
        UsageModules usage = new UsageModules(new UsageFigures(database, events), List::of, clock, "EUR");
        generations = new Generations(database, events);
        runs = new WorkflowRuns(database, events);
        Intelligence intelligence =
                new Intelligence(series, new Reports(database), clock, condition(counters, "intelligence"));
        Automation automation = new Automation(List.of(), runs, clock, zone, condition(counters, "automation"));
        Studio studio = new Studio(Path.of("no music is made"), generations, clock, condition(counters, "music"));
        server = new DawgServer(
                new DawgServer.Served(
                        List.of(
                                studio,
                                usage.marketing(counters.of("marketing")),
                                usage.engagement(counters.of("engagement")),
                                automation,
                                intelligence),
                        events,
                        series,
                        new Subscriptions(database),
                        List.of(),
                        studio,
                        automation,
                        intelligence,
                        health,
                        counters,
                        "test"),
                clock,
                0);
        server.start();
    }

    private static Condition condition(LiveCounters counters, String module) {
        return new Condition(counters.of(module), List::of);
    }

    JsonNode get(String path) {
        return data(HttpRequest.newBuilder(uri(path)));
    }

    JsonNode post(String path, String body) {
        return data(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A few as the studio does it, which takes a transaction each; of many the rest as rows. */
    void keep(List<Generation> all) {
        all.stream().limit(FEW).forEach(generations::keep);
        database.write(connection -> {
            try (PreparedStatement row = connection.prepareStatement(
                    "insert into generation select ?, ?, ?, ?, genre, musical_key, tempo, bars, seed, ?, reason"
                            + " from generation where id = ?")) {
                for (Generation one : all.stream().skip(FEW).toList()) {
                    row.setString(1, one.id());
                    row.setLong(2, one.asked().toEpochMilli());
                    row.setLong(3, series.day(one.asked()));
                    row.setString(4, one.state().word());
                    row.setLong(5, one.took().toMillis());
                    row.setString(6, all.getFirst().id());
                    row.addBatch();
                }
                return row.executeBatch();
            }
        });
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static JsonNode data(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new AssertionError(body.toString());
            }
            return body.path("data");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
