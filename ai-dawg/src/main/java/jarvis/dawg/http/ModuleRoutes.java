package jarvis.dawg.http;

import io.helidon.webserver.http.ServerRequest;
import jarvis.dawg.module.Health;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.StoreException;
import jarvis.dawg.usage.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The modules and their figures. A figure that there is none of is null, with the reason beside it. */
final class ModuleRoutes implements Routes {
    private final List<Module> modules;
    private final Replies replies;
    private final Instant started;

    ModuleRoutes(List<Module> modules, Replies replies) {
        this.modules = List.copyOf(modules);
        this.replies = replies;
        this.started = replies.now();
    }

    @Override
    public List<Route> routes() {
        Schema name = Schema.word(modules.stream().map(Module::name).toList());
        return List.of(
                Route.get("/api/v1/modules", replies.data(_ -> all()), "The modules, and how each is.")
                        .tells(Schema.object().field("modules", Schema.list(head(name)))),
                Route.get("/api/v1/modules/{name}", replies.data(this::one), "A module with its figures.")
                        .in("path", "name", name)
                        .tells(Schema.any(
                                modules.stream().map(ModuleRoutes::described).toList()))
                        .refuses(404, 503));
    }

    private static Schema head(Schema name) {
        Schema status = Schema.word(Health.words());
        return Schema.object()
                .field("name", name)
                .field("status", status)
                .field("health", status)
                .field("uptime", Schema.whole().says("Seconds since the start."))
                .field("reasons", Schema.list(Schema.text()).says("Why it is not healthy."))
                .field("last_work", Schema.moment().orNull());
    }

    private static Schema described(Module module) {
        Schema figures = Schema.object();
        Schema definitions = Schema.object();
        Schema figure = Schema.any(
                List.of(Schema.number().orNull(), Schema.map(Schema.number().orNull())));
        for (Map.Entry<String, String> one : new TreeMap<>(module.definitions()).entrySet()) {
            figures = figures.field(one.getKey(), figure.says(one.getValue()));
            definitions = definitions.field(one.getKey(), Schema.text());
        }
        return head(Schema.word(List.of(module.name())))
                .field("metrics", figures)
                .field("undefined", Schema.map(Schema.text()).says("Why a figure is null, by its name."))
                .field("definitions", definitions)
                .as(module.name());
    }

    private ObjectNode all() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray("modules");
        modules.forEach(module -> list.add(head(module, health(module))));
        return data;
    }

    private JsonNode one(ServerRequest request) {
        String name = request.path().pathParameters().get("name");
        Module module = modules.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        404,
                        "no-such-module",
                        "There is no module of this name. There are: "
                                + modules.stream().map(Module::name).collect(Collectors.joining(", ")) + "."));
        return document(module);
    }

    static Health health(Module module) {
        return Health.of(module.broken(), module.work().report());
    }

    private ObjectNode head(Module module, Health health) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", module.name());
        json.put("status", health.status().word());
        json.put("health", health.status().word());
        json.put("uptime", Duration.between(started, replies.now()).toSeconds());
        ArrayNode reasons = json.putArray("reasons");
        health.reasons().forEach(reasons::add);
        Work.Report work = module.work().report();
        json.put("last_work", work.last() == null ? null : work.last().toString());
        return json;
    }

    private ObjectNode document(Module module) {
        ObjectNode json = head(module, health(module));
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        ObjectNode why = JsonNodeFactory.instance.objectNode();
        figures(module).forEach((name, figure) -> put(metrics, why, name, figure));
        json.set("metrics", metrics);
        json.set("undefined", why);
        ObjectNode definitions = json.putObject("definitions");
        module.definitions().forEach(definitions::put);
        return json;
    }

    private static Map<String, Figure> figures(Module module) {
        try {
            return module.figures();
        } catch (StoreException e) {
            throw new Problem(
                    503, "database-away", e.getMessage() + " The figures of " + module.name() + " are kept there.");
        }
    }

    /** {@code revenue_today.EUR} is the field EUR of revenue_today. */
    private static void put(ObjectNode metrics, ObjectNode why, String name, Figure figure) {
        int dot = name.indexOf('.');
        ObjectNode into = dot < 0 ? metrics : metrics.withObject("/" + name.substring(0, dot));
        String field = name.substring(dot + 1);
        switch (figure) {
            case Figure.Known known
            when known.value() == Math.rint(known.value()) && Math.abs(known.value()) < 1e15 ->
                into.put(field, (long) known.value());
            case Figure.Known known -> into.put(field, known.value());
            case Figure.Undefined undefined -> {
                into.putNull(field);
                why.put(name, undefined.why());
            }
        }
    }
}
