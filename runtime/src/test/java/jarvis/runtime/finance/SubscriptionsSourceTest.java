package jarvis.runtime.finance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Headers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real requests to a server that answers in Stripe's and in AI DAWG's shapes. */
class SubscriptionsSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ALL = "/v1/subscriptions?status=all";
    private static final String THEN = "/api/v1/subscriptions?asOf=2026-10-23T12%3A00%3A00Z";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = sorted(exchange.getRequestURI());
                asked.add(path);
                String answer = answers.get(path);
                byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void every_page_is_asked_for_and_counts() throws IOException {
        answers.put(ALL, page(true, "a", "b"));
        answers.put(after("b"), page(true, "c"));
        answers.put(after("c"), page(false, "d"));
        assertThat(said(fetched(ALL), "financial.mrr")).isEqualTo("good 40.00");
        assertThat(said(fetched(ALL), "financial.customers")).isEqualTo("good 4");
    }

    @Test
    void a_page_that_does_not_come_leaves_no_half_a_list() throws IOException {
        answers.put(ALL, page(true, "a", "b"));
        assertThat(fetch(ALL)).isInstanceOf(Fetch.Failed.class);
    }

    @Test
    void pages_without_end_are_left() throws IOException {
        answers.put(ALL, page(true, "a"));
        answers.put(after("a"), page(true, "a"));
        assertThat(fetch(ALL))
                .isInstanceOfSatisfying(
                        Fetch.Failed.class,
                        failed -> assertThat(failed.cause().detail()).contains("goes on after"));
    }

    @Test
    void stripe_must_be_asked_for_those_that_ended_too() throws IOException {
        answers.put("/v1/subscriptions", page(false, "a"));
        assertThat(fetch("/v1/subscriptions"))
                .isInstanceOfSatisfying(
                        Fetch.Failed.class,
                        failed -> assertThat(failed.cause().detail()).contains("status=all"));
    }

    @Test
    void a_service_that_knows_the_past_is_asked_for_it() throws IOException {
        answers.put("/api/v1/subscriptions", dawg(NOW, "active", "cancelled"));
        answers.put(THEN, dawg(NOW.minus(Duration.ofDays(30)), "active", "active"));
        Map<String, Reading<JsonNode>> figures = fetched("/api/v1/subscriptions");
        assertThat(said(figures, "financial.mrr")).isEqualTo("good 10.00");
        assertThat(said(figures, "financial.churn")).isEqualTo("good 50.0000");
        assertThat(said(figures, "financial.mrr_movement.churned")).isEqualTo("good 10.00");
        assertThat(asked).contains(THEN);
    }

    @Test
    void without_the_past_what_it_is_needed_for_is_unknown_and_the_rest_is_not() throws IOException {
        answers.put("/api/v1/subscriptions", dawg(NOW, "active", "cancelled"));
        Map<String, Reading<JsonNode>> figures = fetched("/api/v1/subscriptions");
        assertThat(said(figures, "financial.mrr")).isEqualTo("good 10.00");
        assertThat(said(figures, "financial.churn")).isEqualTo("bad undefined");
    }

    @Test
    void the_same_again_is_unchanged() throws IOException {
        answers.put(ALL, page(false, "a"));
        Fetch.Document first = (Fetch.Document) fetch(ALL);
        assertThat(source(ALL).fetch(first.revision())).isInstanceOf(Fetch.Unchanged.class);
    }

    private static String after(String id) {
        return "/v1/subscriptions?starting_after=" + id + "&status=all";
    }

    /** Parameters have no order. */
    private static String sorted(URI uri) {
        String query = uri.getRawQuery();
        return query == null
                ? uri.getPath()
                : uri.getPath() + "?" + Stream.of(query.split("&")).sorted().collect(Collectors.joining("&"));
    }

    private static String page(boolean more, String... ids) {
        List<String> all = List.of(ids).stream().map("""
                {"id":"%1$s","object":"subscription","customer":"cus_%1$s","status":"active","currency":"eur",
                "start_date":1700000000,"items":{"object":"list","has_more":false,"data":[{"quantity":1,"price":
                {"currency":"eur","unit_amount":1000,"recurring":{"interval":"month","interval_count":1}}}]}}"""::formatted).toList();
        return "{\"object\":\"list\",\"has_more\":" + more + ",\"data\":[" + String.join(",", all) + "]}";
    }

    private static String dawg(Instant asOf, String... statuses) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            all.append(i == 0 ? "" : ",").append("""
                    {"id":"s%1$d","customer":"c%1$d","status":"%2$s","amountMinor":1000,"currency":"EUR",
                    "interval":"month","intervalCount":1,"trial":false}""".formatted(i, statuses[i]));
        }
        return "{\"success\":true,\"data\":{\"asOf\":\"" + asOf + "\",\"subscriptions\":[" + all + "]}}";
    }

    private SubscriptionsSource source(String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new SubscriptionsSource(uri, Headers.plain(Map.of()), Duration.ofSeconds(20), InstantSource.fixed(NOW));
    }

    private Fetch fetch(String path) throws InterruptedIOException {
        return source(path).fetch(null);
    }

    private Map<String, Reading<JsonNode>> fetched(String path) throws InterruptedIOException {
        SubscriptionsSource source = source(path);
        Fetch.Document document = (Fetch.Document) source.fetch(null);
        Provenance from = Provenance.stated(
                new Origin("list", "subscriptions", "1"), new Clocks(NOW, NOW, NOW, null), Meaning.PLAIN);
        return new FinanceReadings().of(null, new Reading.Good<>(document.body(), from), source.target(), NOW);
    }

    private static String said(Map<String, Reading<JsonNode>> figures, String name) {
        Reading<JsonNode> reading = Objects.requireNonNull(figures.get(name));
        String reason =
                reading.cause() == null ? "" : " " + reading.cause().reason().word();
        return reading.quality().word() + reason + reading.fold(value -> " " + value.asString(), _ -> "");
    }
}
