package jarvis.dawg.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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
    private final Replies replies;
    private final Instant started;
    private final String version;

    HealthRoutes(List<Module> modules, DatabaseHealth database, Replies replies, String version) {
        this.modules = List.copyOf(modules);
        this.database = database;
        this.replies = replies;
        this.started = replies.now();
        this.version = version;
    }

    @Override
    public List<Route> routes() {
        Schema status = Schema.word(Health.words());
        Schema database = Schema.object()
                .field("status", status)
                .field("kind", Schema.word(List.of("embedded", "postgresql")))
                .field("latency_ms", Schema.number())
                .maybe("reason", Schema.text());
        Schema parts = modules.stream()
                .map(Module::name)
                .reduce(Schema.object(), (all, name) -> all.field(name, status), (one, _) -> one);
        Schema health = Schema.object()
                .field("status", status)
                .field("uptime", Schema.whole().says("Seconds since the start."))
                .field("version", Schema.text())
                .field("checks", Schema.object().field("database", database).field("modules", parts))
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
        ObjectNode metrics = checks.putObject("modules");
        for (Module module : modules) {
            Health health = ModuleRoutes.health(module);
            metrics.put(module.name(), health.status().word());
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
}
