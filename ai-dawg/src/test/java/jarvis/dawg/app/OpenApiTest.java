package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jarvis.dawg.usage.EventReader;
import jarvis.dawg.usage.EventReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document describes the server that serves it, no more and no less. */
class OpenApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MUSIC = "/api/v1/modules/music/generations";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String VISIT =
            "{\"id\": \"v\", \"type\": \"visit\", \"user\": \"ann\", \"at\": \"2026-11-22T09:00:00Z\"}";
    private static final List<String> EVENTS = List.of(VISIT, """
            {"id": "p", "type": "purchase", "user": "ann", "at": "2026-11-22T09:00:00Z", "amountMinor": 5, "currency": "EUR"}""", """
            {"id": "s", "type": "subscription_start", "user": "ann", "at": "2026-11-22T09:00:00Z", "subscription": "s-1",
             "amountMinor": 5, "currency": "EUR", "interval": "month", "intervalCount": 2, "trial": true}""", """
            {"id": "c", "type": "subscription_cancel", "user": "bob", "at": "2026-11-22T09:00:00Z", "subscription": "s-2"}""", """
            {"id": "r", "type": "rating", "user": "bob", "at": "2026-11-22T09:00:00Z", "score": 4}""");
    private static final List<String> ODD = List.of(
            "null",
            "\"\"",
            "\" \"",
            "7",
            "-1",
            "0",
            "1.5",
            "99999999999999999999",
            "true",
            "[]",
            "{}",
            "\"eur\"",
            "\"x\\u0000\"",
            "\"week\"");

    @TempDir
    Path folder;

    private Running service;
    private JsonNode document;
    private final Set<String> answered = new HashSet<>();

    @BeforeEach
    void start() {
        service = new Running(folder, () -> NOW);
        document = service.get("/api/openapi.json").body();
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void every_route_is_in_it_and_it_has_no_other() {
        assertThat(operations())
                .containsExactlyInAnyOrder(
                        "GET /health",
                        "GET /metrics",
                        "GET /api/openapi.json",
                        "GET /api/v1/modules",
                        "GET /api/v1/modules/{name}",
                        "GET /api/v1/modules/{name}/metrics",
                        "POST /api/v1/events",
                        "GET /api/v1/subscriptions",
                        "POST " + MUSIC,
                        "GET " + MUSIC,
                        "GET " + MUSIC + "/{id}",
                        "DELETE " + MUSIC + "/{id}",
                        "GET " + MUSIC + "/{id}/audio",
                        "GET " + MUSIC + "/{id}/midi",
                        "GET /api/v1/workflows",
                        "POST /api/v1/workflows/{name}/runs",
                        "GET /api/v1/reports",
                        "POST /api/v1/reports");
        assertThat(document.path("openapi").stringValue()).startsWith("3.1.");
    }

    /** The routes that the server has are those that it is given in one place. */
    @Test
    void no_route_is_registered_beside_those_that_are_described() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/jarvis/dawg/http"))) {
            assertThat(files.filter(file -> read(file).matches("(?s).*Http(Rules|Routing|Service|Route)\\b.*"))
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("DawgServer.java");
        }
        assertThat(read(Path.of("src/main/java/jarvis/dawg/http/DawgServer.java")))
                .containsOnlyOnce("routing.")
                .containsOnlyOnce("routing.route(route.method(), route.path(), route.handler())");
    }

    @Test
    void a_method_that_is_not_in_it_is_answered_by_nobody() {
        for (String path : document.path("paths").propertyNames()) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                if (!operations().contains(method + " " + path)) {
                    Running.Answer answer = service.ask(method, path.replaceAll("\\{.*?}", "music"), "{}");
                    assertThat(answer.status()).as(method + " " + path).isIn(404, 405);
                    conforms(answer, document.at("/components/schemas/Problem"));
                }
            }
        }
    }

    @Test
    void every_operation_answers_what_it_says_when_all_is_well() throws Exception {
        service.post("/api/v1/events", "[" + String.join(",", EVENTS) + "]");
        String id = done();
        String body = "{\"bars\": 1}";
        for (String module : List.of("music", "marketing", "engagement", "automation", "intelligence")) {
            answers("GET /api/v1/modules/{name}", Map.of("{name}", module), "", 200);
        }
        for (String module : List.of("music", "marketing", "engagement", "automation")) {
            answers("GET /api/v1/modules/{name}/metrics", Map.of("{name}", module), "", 200);
        }
        for (String path : List.of(
                "/health", "/metrics", "/api/openapi.json", "/api/v1/modules", "/api/v1/subscriptions", MUSIC)) {
            answers("GET " + path, Map.of(), "", 200);
        }
        for (String workflow : List.of("recount", "backup", "retention", "report")) {
            answers("POST /api/v1/workflows/{name}/runs", Map.of("{name}", workflow), "", 200);
        }
        answers("GET /api/v1/workflows", Map.of(), "", 200);
        answers("POST /api/v1/reports", Map.of(), "", 200);
        answers("GET /api/v1/reports", Map.of(), "", 200);
        answers("POST /api/v1/events", Map.of(), "[" + VISIT + ", {\"id\": \"x\"}, 7]", 200);
        answers("POST " + MUSIC, Map.of(), body, 202);
        for (String rest : List.of("", "/audio", "/midi")) {
            answers("GET " + MUSIC + "/{id}" + rest, Map.of("{id}", id), "", 200);
        }
        answers("DELETE " + MUSIC + "/{id}", Map.of("{id}", id), "", 200);
        assertThat(answered).containsExactlyInAnyOrderElementsOf(operations());
    }

    @Test
    void every_refusal_that_it_names_is_one_and_a_problem() throws Exception {
        Map<String, String> nobody = Map.of("{id}", "nobody", "{name}", "nobody");
        for (String operation : operations()) {
            if (operation.contains("{")) {
                answers(operation, nobody, "", 404);
            }
        }
        answers("POST /api/v1/events", Map.of(), "{", 400);
        answers("POST /api/v1/events", Map.of(), " ".repeat(9_000_000), 413);
        answers("POST " + MUSIC, Map.of(), "{\"bars\": 0}", 400);
        answers("GET /api/v1/modules/{name}/metrics", Map.of("{name}/metrics", "music/metrics?from=x"), "", 400);
        answers("GET /api/v1/subscriptions", Map.of("subscriptions", "subscriptions?asOf=x"), "", 400);
        String id = done();
        Files.delete(folder.resolve("music").resolve(id + ".wav"));
        answers("GET " + MUSIC + "/{id}/audio", Map.of("{id}", id), "", 410);
        String busy = "{\"bars\": 128, \"tempo\": 40}";
        String last = "";
        for (Running.Answer one = service.post(MUSIC, busy); one.status() == 202; one = service.post(MUSIC, busy)) {
            last = one.body().at("/data/id").stringValue();
        }
        answers("POST " + MUSIC, Map.of(), busy, 503);
        answers("GET " + MUSIC + "/{id}/midi", Map.of("{id}", last), "", 409);
        service.get(MUSIC)
                .body()
                .at("/data/generations")
                .forEach(one -> service.delete(MUSIC + "/" + one.path("id").stringValue()));
    }

    @Test
    void an_event_that_fits_its_schema_is_taken_and_one_that_is_taken_fits() {
        JsonNode schema = document.at("/components/schemas/Event");
        List<JsonNode> variants = new ArrayList<>();
        for (String event : EVENTS) {
            variants.addAll(variants((ObjectNode) JSON.readTree(event)));
        }
        assertThat(variants)
                .hasSizeGreaterThan(300)
                .allSatisfy(event -> assertThat(errors(schema, event).isEmpty())
                        .as(event.toString())
                        .isEqualTo(EventReader.read(event, NOW) instanceof EventReading.Accepted));
    }

    /** As it is, with each field left out, with each in an odd form, and with one too many. */
    private static List<JsonNode> variants(ObjectNode event) {
        List<JsonNode> all = new ArrayList<>(List.of(event, event.deepCopy().put("more", 1)));
        for (String field : List.copyOf(event.propertyNames())) {
            ObjectNode without = event.deepCopy();
            without.remove(field);
            all.add(without);
            for (String odd : ODD) {
                all.add(event.deepCopy().set(field, JSON.readTree(odd)));
            }
        }
        return all;
    }

    private List<String> operations() {
        List<String> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return all;
    }

    private void answers(String operation, Map<String, String> values, String body, int status) {
        String[] words = operation.split(" ");
        String path = words[1];
        for (var value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        Running.Answer answer = service.ask(words[0], path, body);
        assertThat(answer.status()).as(operation + " " + answer).isEqualTo(status);
        JsonNode content = document.path("paths")
                .path(words[1])
                .path(words[0].toLowerCase(java.util.Locale.ROOT))
                .path("responses")
                .path(String.valueOf(status))
                .path("content");
        assertThat(content.propertyNames()).as(operation + " " + status).containsExactly(answer.type());
        JsonNode schema = content.path(answer.type()).path("schema");
        if (answer.type().endsWith("json")) {
            conforms(answer, schema);
        } else {
            assertThat(schema.isMissingNode()).as(operation).isTrue();
        }
        answered.add(operation);
    }

    private void conforms(Running.Answer answer, JsonNode schema) {
        assertThat(errors(schema, answer.body()))
                .as(answer.body() + " by " + schema)
                .isEmpty();
    }

    /** References lead to the document's components, so these come with the schema. */
    private List<Error> errors(JsonNode schema, JsonNode instance) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private String done() throws InterruptedException {
        String id = service.post(MUSIC, "{\"bars\": 1}").body().at("/data/id").stringValue();
        for (int i = 0; i < 600; i++) {
            if (service.get(MUSIC + "/" + id)
                    .body()
                    .at("/data/state")
                    .stringValue()
                    .equals("done")) {
                return id;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(id + " is never done");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
