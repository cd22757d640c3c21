package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.dashboard.SourceValues;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.source.FileSource;
import jarvis.runtime.source.Interpretation;
import jarvis.runtime.source.Kept;
import jarvis.runtime.source.Mapping;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.source.Sources;
import jarvis.runtime.tracker.TrackerFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real files, a real server: what is written is what is served, and nothing else is. */
class LiveDataTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> ENDPOINTS =
            Stream.of(Endpoint.values()).map(Endpoint::word).toList();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private int port;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve(".jarvis"));
        Files.createDirectories(folder.resolve(".monitoring"));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        client.close();
    }

    @Test
    void what_is_written_into_the_tracker_file_is_on_the_endpoint_and_on_an_open_stream() throws Exception {
        tracker("{\"metrics\":{\"tasks_completed\":16,\"tasks_in_progress\":3}}");
        serve(List.of(file("tracker", ".monitoring/instance-tracker.json", new TrackerFile())));
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "16");
        try (BufferedReader stream = stream("?endpoints=instances")) {
            assertThat(next(stream, "instances")
                            .at("/data/metrics/tasks_completed")
                            .asString())
                    .isEqualTo("16");
            tracker("{\"metrics\":{\"tasks_completed\":20}}");
            JsonNode pushed = next(stream, "instances");
            assertThat(pushed.at("/data/metrics/tasks_completed").asString()).isEqualTo("20");
            assertThat(pushed.at("/data/metrics/tasks_in_progress").isNull()).isTrue();
            assertThat(reading(pushed, "/metrics/tasks_in_progress")).isEqualTo("bad invalid");
        }
        JsonNode polled = json("/api/dashboard/instances");
        assertThat(polled.at("/data/metrics/tasks_completed").asString()).isEqualTo("20");
        assertThat(reading(polled, "/metrics/tasks_completed")).isEqualTo("good ");
    }

    @Test
    void without_any_source_there_is_no_number_on_any_endpoint() {
        serve(List.of());
        for (String endpoint : ENDPOINTS) {
            HttpResponse<String> answer = get("/api/dashboard/" + endpoint);
            assertThat(answer.statusCode()).as(endpoint).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo("no-value");
        }
        JsonNode values = json("/api/values").path("values");
        assertThat(values.size()).isGreaterThan(10);
        values.forEach(value -> {
            assertThat(value.path("value").isNull()).isTrue();
            assertThat(value.path("reason").asString()).isEqualTo("not_configured");
        });
    }

    @Test
    void every_number_that_is_served_is_one_that_a_source_stated() throws Exception {
        List<Mapping.Value> values = new ArrayList<>();
        for (String endpoint : ENDPOINTS) {
            values.add(new Mapping.Value(
                    endpoint + ".figures.one", JsonPointer.compile("/" + endpoint), Meaning.PLAIN, false));
        }
        write("figures.json", sentinels(700_000));
        serve(List.of(file("figures", "figures.json", new Mapping(values, null))));
        await("/api/dashboard/business", "/data/figures/one", "700001");
        for (int base : new int[] {700_000, 800_000}) {
            write("figures.json", sentinels(base));
            await("/api/dashboard/business", "/data/figures/one", Integer.toString(base + 1));
            for (int i = 0; i < ENDPOINTS.size(); i++) {
                String word = ENDPOINTS.get(i);
                String expected = Integer.toString(base + i);
                assertThat(numbers(json("/api/dashboard/" + word).path("data")))
                        .as(word)
                        .contains(expected)
                        .allMatch(number -> number.startsWith(Integer.toString(base / 100_000)));
            }
        }
    }

    /** A stated time would be no help: half a file says nothing that can be believed. */
    @Test
    void a_file_cut_off_at_any_byte_leaves_the_last_number_and_says_why() throws Exception {
        String whole = "{\"metrics\":{\"tasks_completed\":16}}";
        String place = "/readings/~1metrics~1tasks_completed/";
        tracker(whole);
        serve(List.of(file("tracker", ".monitoring/instance-tracker.json", new TrackerFile())));
        await("/api/dashboard/instances", place + "quality", "good");
        for (int length = 0; length < whole.length(); length++) {
            tracker(whole.substring(0, length));
            await("/api/dashboard/instances", place + "reason", "invalid");
            JsonNode cut = json("/api/dashboard/instances");
            assertThat(cut.at("/data/metrics/tasks_completed").asString())
                    .as("%d bytes", length)
                    .isEqualTo("16");
            assertThat(cut.at(place + "quality").asString())
                    .as("%d bytes", length)
                    .isEqualTo("uncertain");
            tracker(whole);
            await("/api/dashboard/instances", place + "quality", "good");
        }
    }

    @Test
    void a_poller_that_knows_the_document_is_told_that_it_has_not_changed() throws Exception {
        tracker("{\"metrics\":{\"tasks_completed\":16}}");
        serve(List.of(file("tracker", ".monitoring/instance-tracker.json", new TrackerFile())));
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "16");
        String tag =
                get("/api/dashboard/instances").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = get("/api/dashboard/instances", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        tracker("{\"metrics\":{\"tasks_completed\":17}}");
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "17");
        HttpResponse<String> changed = get("/api/dashboard/instances", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("Cache-Status").orElse("")).startsWith("jarvis; ");
        assertThat(changed.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void whoever_comes_back_to_the_stream_gets_only_what_he_missed() throws Exception {
        tracker("{\"metrics\":{\"tasks_completed\":1}}");
        serve(List.of(file("tracker", ".monitoring/instance-tracker.json", new TrackerFile())));
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "1");
        String last = "";
        try (BufferedReader stream = stream("")) {
            for (int i = 0; i < ENDPOINTS.size(); i++) {
                last = id(stream);
            }
        }
        tracker("{\"metrics\":{\"tasks_completed\":2}}");
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "2");
        try (BufferedReader stream = stream("", "Last-Event-ID", last)) {
            assertThat(next(stream, "instances")
                            .at("/data/metrics/tasks_completed")
                            .asString())
                    .isEqualTo("2");
        }
        try (BufferedReader stream = stream("", "Last-Event-ID", "other-" + last)) {
            assertThat(next(stream, "business").at("/success").asBoolean()).isTrue();
        }
    }

    @Test
    void an_endpoint_that_is_none_is_named_with_those_that_are() {
        serve(List.of());
        HttpResponse<String> answer = get("/api/dashboard/finance");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("financial");
        assertThat(get("/api/dashboard/stream?endpoints=money").statusCode()).isEqualTo(400);
        assertThat(get("/api/values/instances.metrics.task_completed").body())
                .contains("Did you mean instances.metrics.tasks_completed");
    }

    @Test
    void only_the_person_pauses_a_source() throws Exception {
        tracker("{\"metrics\":{\"tasks_completed\":16}}");
        serve(List.of(file("tracker", ".monitoring/instance-tracker.json", new TrackerFile())));
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "16");
        Tokens tokens = Tokens.in(new ProjectFolder(folder));
        assertThat(post("/api/sources/tracker/pause", tokens.mintWorker("run-1", "instance-1", 1)))
                .isEqualTo(401);
        assertThat(post("/api/sources/tracker/pause", tokens.person())).isEqualTo(200);
        JsonNode paused = json("/api/values/instances.metrics.tasks_completed");
        assertThat(paused.path("quality").asString()).isEqualTo("uncertain");
        assertThat(paused.path("detail").asString()).contains("paused");
        tracker("{\"metrics\":{\"tasks_completed\":17}}");
        assertThat(json("/api/sources").at("/sources/0/state").asString()).isEqualTo("paused");
        assertThat(post("/api/sources/tracker/resume", tokens.person())).isEqualTo(200);
        await("/api/dashboard/instances", "/data/metrics/tasks_completed", "17");
    }

    private void serve(List<SourceSpec> specs) {
        Sources sources = new Sources(specs, Kept.NOTHING, CLOCK);
        Dashboard dashboard = new Dashboard(List.of(new SourceValues(sources)), CLOCK);
        sources.subscribe(dashboard::changed);
        dashboard.start();
        ProjectFolder project = new ProjectFolder(folder);
        RunServer.Sources all = new RunServer.Sources(
                new NoRuns(),
                new NoRuns(),
                project,
                Tokens.in(project),
                Set.of(),
                NoData.with(dashboard, sources),
                List.of());
        RunServer server = new RunServer(all, CLOCK, 0).start();
        port = server.port();
        open.add(sources);
        open.add(dashboard);
        open.add(server);
    }

    private SourceSpec file(String name, String path, Interpretation interpretation) {
        Retry retry = new Retry(Duration.ofMillis(50), Duration.ofMillis(200), Integer.MAX_VALUE);
        SourceRules rules = new SourceRules(name, "file", Duration.ofSeconds(1), Limits.NONE, retry);
        return new SourceSpec(
                rules, new FileSource(folder.resolve(path), path, true, CLOCK), interpretation, Duration.ofSeconds(5));
    }

    private void tracker(String text) throws IOException {
        write(".monitoring/instance-tracker.json", text);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String sentinels(int base) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < ENDPOINTS.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(ENDPOINTS.get(i))
                    .append("\": ")
                    .append(base + i);
        }
        return text.append('}').toString();
    }

    private static List<String> numbers(JsonNode node) {
        if (node.isContainer()) {
            return node.valueStream().flatMap(child -> numbers(child).stream()).toList();
        }
        return node.isNumber() ? List.of(node.asString()) : List.of();
    }

    private static String reading(JsonNode document, String pointer) {
        JsonNode reading = document.path("readings").path(pointer);
        return reading.path("quality").asString() + " " + reading.path("reason").asString("");
    }

    private void await(String path, String pointer, String value) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!json(path).at(pointer).asString("").equals(value)) {
            assertThat(System.nanoTime())
                    .as("%s at %s of %s: %s", value, pointer, path, get(path).body())
                    .isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    private int post(String path, String token) {
        return send(request(path, "Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .statusCode();
    }

    private JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private BufferedReader stream(String query, String... headers) throws Exception {
        HttpRequest request = request("/api/dashboard/stream" + query, headers).build();
        return new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    /** The next document of that kind. */
    private static JsonNode next(BufferedReader stream, String kind) throws IOException {
        String event = "";
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            event = line.startsWith("event: ") ? line.substring(7) : event;
            if (line.startsWith("data: ") && event.equals(kind)) {
                return JSON.readTree(line.substring(6));
            }
        }
        throw new IllegalStateException("the stream ended");
    }

    private static String id(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("id: ")) {
                return line.substring(4);
            }
        }
        throw new IllegalStateException("the stream ended");
    }
}
