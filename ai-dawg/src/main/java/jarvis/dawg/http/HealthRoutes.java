package jarvis.dawg.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.dawg.live.LiveCounters;
import jarvis.dawg.module.Health;
import jarvis.dawg.module.Module;
import jarvis.dawg.store.DatabaseHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /health}: whether this service does its work, and what keeps it from it. */
final class HealthRoutes implements Routes {
    private final List<Module> modules;
    private final DatabaseHealth database;
    private final LiveCounters counters;
    private final Replies replies;
    private final Instant started;
    private final String version;

    HealthRoutes(DawgServer.Served served, Replies replies) {
        this.modules = served.modules();
        this.database = served.database();
        this.counters = served.counters();
        this.replies = replies;
        this.started = replies.now();
        this.version = served.version();
    }

    @Override
    public List<Route> routes() {
        Schema status = Schema.word(Health.words());
        Schema database = Schema.object()
                .field("status", status)
                .field("kind", Schema.word(List.of("embedded", "postgresql")))
                .field("latency_ms", Schema.number())
                .maybe("reason", Schema.text());
        Schema metrics = Schema.object()
                .field("status", Schema.word(List.of("healthy", "degraded")))
                .field("store", Schema.word(List.of("memory", "redis")))
                .maybe("reason", Schema.text());
        Schema parts = modules.stream()
                .map(Module::name)
                .reduce(Schema.object(), (all, name) -> all.field(name, status), (one, _) -> one);
        Schema health = Schema.object()
                .field("status", status)
                .field("uptime", Schema.whole().says("Seconds since the start."))
                .field("version", Schema.text())
                .field(
                        "checks",
                        Schema.object()
                                .field("database", database)
                                .field("metrics", metrics)
                                .field("modules", parts))
                .field("timestamp", Schema.moment())
                .as("Health");
        return List.of(Route.get(
                        "/health",
                        replies.raw(this::health),
                        "Whether the service does its work, and what keeps it from it.")
                .answers(200, health)
                .answers(503, health));
    }

    private void health(ServerRequest request, ServerResponse response) {
        DatabaseHealth.Look look = database.look();
        List<Health.Status> parts = new ArrayList<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode checks = JsonNodeFactory.instance.objectNode();
        ObjectNode one = checks.putObject("database");
        one.put("status", look.trouble().isEmpty() ? "healthy" : "unhealthy");
        one.put("kind", look.kind());
        one.put("latency_ms", look.millis());
        if (!look.trouble().isEmpty()) {
            one.put("reason", look.trouble());
        }
        parts.add(look.trouble().isEmpty() ? Health.Status.HEALTHY : Health.Status.UNHEALTHY);
        put(checks.putObject("metrics"), counters.look());
        ObjectNode statuses = checks.putObject("modules");
        for (Module module : modules) {
            Health health = ModuleRoutes.health(module);
            statuses.put(module.name(), health.status().word());
            parts.add(health.status());
        }
        Health.Status whole = Health.whole(parts);
        body.put("status", whole.word());
        body.put("uptime", Duration.between(started, replies.now()).toSeconds());
        body.put("version", version);
        body.set("checks", checks);
        body.put("timestamp", replies.now().toString());
        response.status(whole == Health.Status.UNHEALTHY ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200);
        Replies.send(response, "application/json", body);
    }

    /** Counts of this process alone are no trouble of any module, so the whole is not worse for it. */
    private static void put(ObjectNode metrics, LiveCounters.Look look) {
        boolean well = look.trouble().isEmpty();
        metrics.put("status", (well ? Health.Status.HEALTHY : Health.Status.DEGRADED).word());
        metrics.put("store", look.store());
        if (!well) {
            metrics.put("reason", look.trouble());
        }
    }
}
