package jarvis.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A source of every kind is filled with numbers that are nowhere else, then with others: a number on an endpoint that did not
 * change with them was made up on the way.
 */
class SentinelTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ENDPOINTS =
            List.of("overview", "business", "instances", "financial", "health", "waves");

    /**
     * What no source states: what Jarvis measures of the disk, and how often asking failed. And what a list with dates, and
     * without the one of a month ago, measures to be zero.
     */
    private static final Pattern OWN = Pattern.compile(
            ".*/services/[^/]+/(free_gib|failures)|.*/mrr_movement/(reactivation|expansion|contraction)");

    private static final int FIRST = 31_000;
    private static final int SECOND = 57_000;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private volatile int base = FIRST;
    private HttpServer services;
    private Trusted trusted;

    @BeforeEach
    void configure() throws IOException, SQLException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = answer(
                                exchange.getRequestURI().getPath(),
                                String.valueOf(exchange.getRequestURI().getQuery()))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        services.start();
        Files.createDirectories(folder.resolve(".monitoring"));
        Files.writeString(folder.resolve("jarvis.yaml"), """
                sources:
                  service: {modules: "http://127.0.0.1:%1$d", every: 1s}
                  api: {http: "http://127.0.0.1:%1$d/api.json", every: 1s, values: {business.api.queue: /queue}}
                  prom: {prometheus: "http://127.0.0.1:%1$d/prom", every: 1s, values: {business.prom.load: load}}
                  db: {sql: "jdbc:sqlite:books.db", query: "SELECT n FROM t", every: 1s, values: {business.db.rows: /rows/0/n}}
                  json: {file: a.json, values: {overview.files.json: /n}}
                  yaml: {file: a.yaml, values: {overview.files.yaml: /n}}
                  toml: {file: a.toml, values: {overview.files.toml: /n}}
                  csv: {file: a.csv, values: {overview.files.csv: /last/n}}
                  lines: {file: a.jsonl, values: {waves.files.lines: /lines/0/n, health.files.lines: /last/n}}
                  tracker: {tracker: .monitoring/instance-tracker.json}
                  books: {finance: finance.yaml}
                  list: {subscriptions: list.csv}
                """.formatted(
                        services.getAddress().getPort()));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("books.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (n INTEGER)");
            statement.execute("INSERT INTO t VALUES (0)");
        }
        trusted = new Trusted(folder.resolve("state/trusted"));
        trusted.add(
                Reach.of(new ProjectFolder(folder)).stream().map(Reach::thing).toList());
        fill(FIRST);
    }

    @AfterEach
    void end() {
        services.stop(0);
        client.close();
    }

    @Test
    void a_number_that_does_not_change_with_its_source_is_on_no_endpoint() throws Exception {
        try (Service service = new Service(new ProjectFolder(folder), trusted, 0)) {
            Map<String, String> first = settled(service, FIRST);
            fill(SECOND);
            Map<String, String> second = settled(service, SECOND);
            assertThat(second.keySet()).containsAll(first.keySet());
            first.forEach(
                    (place, number) -> assertThat(second.get(place)).as(place).isNotEqualTo(number));
            assertThat(first).hasSizeGreaterThan(60);
        }
    }

    /** Every number on every endpoint by its place, as soon as each source was asked for the newest. */
    private Map<String, String> settled(Service service, int wanted) throws Exception {
        List<String> places = List.of(
                "business /api/queue",
                "business /prom/load",
                "business /db/rows",
                "business /music/metrics/generations_today",
                "overview /files/json",
                "overview /files/yaml",
                "overview /files/toml",
                "overview /files/csv",
                "waves /files/lines",
                "instances /metrics/tasks_completed",
                "financial /cash",
                "financial /mrr");
        Map<String, String> all = numbers(service);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!fresh(all, places, wanted)) {
            assertThat(System.nanoTime()).as(all.toString()).isLessThan(deadline);
            Thread.sleep(50);
            all = numbers(service);
        }
        return numbers(service); // What was asked for first may still have been of before.
    }

    private static boolean fresh(Map<String, String> all, List<String> places, int wanted) {
        return places.stream()
                .allMatch(place -> all.getOrDefault(place, "").startsWith(Integer.toString(wanted / 1000)));
    }

    private Map<String, String> numbers(Service service) throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        for (String endpoint : ENDPOINTS) {
            collect(endpoint + " ", json(service, "/api/dashboard/" + endpoint).path("data"), all);
        }
        return all;
    }

    private static void collect(String place, JsonNode node, Map<String, String> all) {
        if (node.isNumber() && !OWN.matcher(place).matches()) {
            all.put(place, node.decimalValue().toPlainString());
        }
        node.properties().forEach(child -> collect(place + "/" + child.getKey(), child.getValue(), all));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(place + "/" + node.get(i).path("id").asString(Integer.toString(i)), node.get(i), all);
        }
    }

    private String answer(String path, String query) {
        int n = base;
        if (path.equals("/api.json")) {
            return "{\"queue\":" + n + "}";
        }
        if (path.startsWith("/prom/")) {
            String value = query.contains("timestamp") ? Long.toString(System.currentTimeMillis() / 1000) : "" + n;
            return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":["
                    + n + ",\"" + value + "\"]}]}}";
        }
        int module = List.of("music", "marketing", "engagement", "automation", "intelligence")
                .indexOf(path.substring(path.lastIndexOf('/') + 1));
        return "{\"success\":true,\"data\":{\"health\":\"healthy\",\"uptime\":%d,\"metrics\":{\"generations_today\":%d,\"deep\":{\"er\":%d}}}}"
                .formatted(n + module, n + 10 + module, n + 20 + module);
    }

    private void fill(int n) throws IOException, SQLException {
        base = n;
        write("a.json", "{\"n\":" + (n + 100) + "}");
        write("a.yaml", "n: " + (n + 101));
        write("a.toml", "n = " + (n + 102));
        write("a.csv", "n\n" + (n + 103) + "\n");
        write("a.jsonl", "{\"n\":" + (n + 104) + "}\n{\"n\":" + (n + 105) + "}\n");
        write(".monitoring/instance-tracker.json", """
                {"metrics":{"total_instances":%d,"active_instances":%d,"tasks_completed":%d,"tasks_in_progress":%d,
                "tasks_pending":%d,"blockers_count":%d,"efficiency_ratio":"%d.5","total_estimated_hours":%d,"total_actual_hours":%d}}
                """.formatted(
                        n + 200, n + 201, n + 202, n + 203, n + 204, n + 205, n + 206, n + 207, n + 208));
        write("finance.yaml", """
                currency: EUR
                cash: {amount: %d000, as-of: 2026-11-01}
                costs: [{name: All, amount: %d, category: cost-of-revenue}, {name: Ads, amount: %d, category: sales-and-marketing}]
                income: []
                """.formatted(n + 300, n + 5000, n / 5));
        Instant now = Instant.now();
        StringBuilder list = new StringBuilder("id,customer,status,amount,currency,interval,started_at,ended_at\n");
        list.append("s,c,active,%d.00,EUR,month,2026-01-01,\n".formatted(n));
        for (int i = 0; i < n / 10_000; i++) {
            list.append("n%1$d,n%1$d,active,1.00,EUR,month,%2$s,\n".formatted(i, now.minus(Duration.ofDays(5))));
            list.append("e%1$d,e%1$d,canceled,2.00,EUR,month,2026-01-01,%2$s\n"
                    .formatted(i, now.minus(Duration.ofDays(9))));
        }
        write("list.csv", list.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("books.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE t SET n = " + (n + 400));
        }
    }

    private void write(String name, String text) throws IOException {
        Path fresh = folder.resolve("fresh");
        Files.writeString(fresh, text);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode json(Service service, String path) throws IOException, InterruptedException {
        return JSON.readTree(client.send(
                        HttpRequest.newBuilder(URI.create(service.url() + path)).build(), BodyHandlers.ofString())
                .body());
    }
}
