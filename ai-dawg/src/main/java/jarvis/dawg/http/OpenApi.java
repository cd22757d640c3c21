package jarvis.dawg.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/openapi.json}: the routes as OpenAPI 3.1 describes them, this one among them. Written when it is first asked for. */
final class OpenApi implements Routes {
    private final List<Route> others;
    private final String version;
    private volatile @Nullable ObjectNode written;

    OpenApi(List<Route> others, String version) {
        this.others = List.copyOf(others);
        this.version = version;
    }

    @Override
    public List<Route> routes() {
        return List.of(own());
    }

    private Route own() {
        return Route.get(
                        "/api/openapi.json",
                        (_, response) -> Replies.send(response, Route.JSON, document()),
                        "This document.")
                .answers(200, Schema.object().with(json -> {
                    json.removeAll();
                    json.put("type", "object");
                }));
    }

    private ObjectNode document() {
        ObjectNode known = written;
        if (known == null) {
            known = write();
            written = known;
        }
        return known;
    }

    private ObjectNode write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("openapi", "3.1.1");
        json.putObject("info")
                .put("title", "AI DAWG")
                .put("version", version)
                .put(
                        "description",
                        "Figures are counted, each with its definition. One that there is none of is null, with the"
                                + " reason. An event counts once by its id, however often it is sent.");
        ObjectNode paths = json.putObject("paths");
        ObjectNode schemas = json.putObject("components").putObject("schemas");
        others.forEach(route -> write(paths, schemas, route));
        write(paths, schemas, own());
        return json;
    }

    private static void write(ObjectNode paths, ObjectNode schemas, Route route) {
        ObjectNode path = (ObjectNode) paths.optional(route.path()).orElseGet(() -> paths.putObject(route.path()));
        ObjectNode operation = path.putObject(route.method().text().toLowerCase(Locale.ROOT));
        operation.put("summary", route.summary());
        for (Route.Parameter parameter : route.parameters()) {
            ObjectNode one = operation.withArray("/parameters").addObject();
            one.put("name", parameter.name());
            one.put("in", parameter.place());
            one.put("required", parameter.place().equals("path"));
            one.set("schema", used(parameter.schema(), schemas));
        }
        Schema body = route.body();
        if (body != null) {
            ObjectNode wanted = operation.putObject("requestBody");
            wanted.put("required", true);
            wanted.putObject("content").putObject(Route.JSON).set("schema", used(body, schemas));
        }
        ObjectNode responses = operation.putObject("responses");
        route.answers().forEach(answer -> write(responses, schemas, answer));
    }

    private static void write(ObjectNode responses, ObjectNode schemas, Route.Answer answer) {
        ObjectNode response = responses.putObject(String.valueOf(answer.status()));
        response.put("description", meaning(answer.status()));
        ObjectNode content = response.putObject("content").putObject(answer.type());
        Schema schema = answer.schema();
        if (schema != null) {
            content.set("schema", used(schema, schemas));
        }
    }

    private static ObjectNode used(Schema schema, ObjectNode schemas) {
        schema.named().forEach(schemas::set);
        return schema.json();
    }

    private static String meaning(int status) {
        return switch (status) {
            case 200 -> "Done.";
            case 202 -> "Taken on; it is done later.";
            case 400 -> "It cannot be understood; detail says why.";
            case 404 -> "There is none of this name.";
            case 409 -> "Not in the state that it is in.";
            case 410 -> "It is not there any more.";
            case 413 -> "It is too large.";
            case 503 -> "Not now. Where Retry-After stands, try again after so many seconds.";
            default -> throw new IllegalStateException("no meaning of status " + status);
        };
    }
}
