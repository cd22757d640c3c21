package jarvis.runtime.source.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.Upstream;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The answers are as the documentation of its interface shows them. */
@Timeout(60)
class PrometheusSourceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String UP =
            "{\"metric\":{\"__name__\":\"up\",\"job\":\"shop\"},\"value\":[1795348800.250,\"1\"]}";

    /** By the path and the sorted parameters, what is answered. */
    private final Map<String, String> answers = new HashMap<>();

    private Upstream upstream;

    @BeforeEach
    void open() throws IOException {
        upstream = new Upstream((head, out) -> out.write(answer(head).getBytes(UTF_8)));
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    private String answer(String head) {
        String[] target = head.split(" ")[1].split("\\?");
        String body = answers.get(target[0]
                + Stream.of(target[1].split("&"))
                        .map(one -> URLDecoder.decode(one, UTF_8))
                        .sorted()
                        .toList());
        return body == null
                ? "HTTP/1.1 400 Bad Request\r\nContent-Length: 8\r\n\r\n" + "zebra: " + '\n'
                : Upstream.ok(body);
    }

    private void vector(String expression, String... series) {
        answers.put(
                "/prom/api/v1/query[query=" + expression + "]",
                success("vector", "[" + String.join(",", series) + "]"));
    }

    private void sampled(String expression, String seconds) {
        answers.put(
                "/prom/api/v1/query[query=timestamp(" + expression + "\n), time=2026-11-22T12:00:00.250Z]",
                success("vector", "[{\"metric\":{},\"value\":[1795348800.250,\"" + seconds + "\"]}]"));
    }

    private static String success(String type, String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}";
    }

    @Test
    void a_value_is_as_old_as_its_sample_and_not_as_the_asking() throws IOException {
        vector("up", UP);
        sampled("up", "1795348741.5");
        Fetch.Document document = (Fetch.Document) fetch("up", null);
        assertThat(document.body().toString())
                .isEqualTo("{\"value\":{\"value\":1,\"at\":\"2026-11-22T11:59:01.500Z\","
                        + "\"labels\":{\"__name__\":\"up\",\"job\":\"shop\"}}}");
        assertThat(said("up", null)).isEqualTo("1 as of 2026-11-22T11:59:01.500Z");
    }

    @Test
    void where_the_server_does_not_tell_the_sample_s_time_it_is_not_known() throws IOException {
        vector("up", UP);
        assertThat(said("up", null)).isEqualTo("1 as of null");
    }

    @Test
    void a_number_alone_is_of_the_asking() throws IOException {
        answers.put("/prom/api/v1/query[query=1 + 1]", success("scalar", "[1795348800.250,\"2\"]"));
        assertThat(said("1 + 1", null)).isEqualTo("2 as of 2026-11-22T12:00:00.250Z");
    }

    @Test
    void an_expression_arrives_as_it_was_written() throws IOException {
        String expression = "rate(x{a=~\"b+c|d%20&e;f\"}[5m]) % 2 # é";
        vector(expression, UP);
        sampled(expression, "1795348741");
        assertThat(said(expression, null)).isEqualTo("1 as of 2026-11-22T11:59:01Z");
    }

    @Test
    void a_series_that_vanished_is_missing_and_no_zero() throws IOException {
        vector("up");
        assertThat(said("up", null)).startsWith("INVALID").contains("vanished");
    }

    @Test
    void of_several_series_none_is_taken() throws IOException {
        vector("up", UP, UP, UP);
        assertThat(said("up", null))
                .isEqualTo("CONFIG_ERROR 3 series answer the query, and a value is one. Aggregate"
                        + " them, as with sum(...).");
    }

    @Test
    void what_is_not_finite_is_undefined() throws IOException {
        for (String odd : List.of("NaN", "+Inf", "-Inf")) {
            vector("a / b", "{\"metric\":{},\"value\":[1795348800.250,\"" + odd + "\"]}");
            assertThat(said("a / b", null)).startsWith("UNDEFINED The query has no finite value");
        }
    }

    @Test
    void a_span_is_its_points_with_gaps_and_as_old_as_its_last_one() throws IOException {
        answers.put(
                "/prom/api/v1/query_range[end=1795348800, query=up, start=1795345200, step=60]",
                success(
                        "matrix",
                        "[{\"metric\":{\"job\":\"shop\"},\"values\":[[1795345200,\"1.5\"],[1795345260,\"NaN\"],[1795345320,\"3\"]]}]"));
        PrometheusQuery.Span hour = new PrometheusQuery.Span(Duration.ofHours(1), Duration.ofMinutes(1));
        assertThat(said("up", hour))
                .isEqualTo("[{\"at\":\"2026-11-22T11:00:00Z\",\"value\":1.5},{\"at\":\"2026-11-22T11:01:00Z\","
                        + "\"value\":null},{\"at\":\"2026-11-22T11:02:00Z\",\"value\":3}] as of 2026-11-22T11:02:00Z");
    }

    @Test
    void one_query_that_is_not_understood_leaves_the_others() throws IOException {
        vector("up", UP);
        sampled("up", "1795348741");
        List<PrometheusQuery> two = List.of(query("good", "up", null), query("bad", "up{", null));
        Fetch.Document document = (Fetch.Document) source(two).fetch(null);
        Map<String, Observation<JsonNode>> values = new PrometheusValues(two).read(document.body());
        assertThat(said(values, "good")).startsWith("1 as of");
        assertThat(said(values, "bad"))
                .isEqualTo("CONFIG_ERROR The query is not one that the server understands. Try it there, and mend it.");
    }

    @Test
    void a_histogram_is_no_number() throws IOException {
        vector("h", "{\"metric\":{},\"histogram\":[1795348800.250,{\"count\":\"1\"}]}");
        assertThat(said("h", null)).startsWith("CONFIG_ERROR A histogram answers");
    }

    @Test
    void warnings_are_noted_and_not_repeated() throws IOException {
        answers.put(
                "/prom/api/v1/query[query=up]",
                success("vector", "[" + UP + "]").replace("{\"status\"", "{\"warnings\":[\"zebra\"],\"status\""));
        Fetch.Document document = (Fetch.Document) fetch("up", null);
        Observation<JsonNode> value = new PrometheusValues(List.of(query("value", "up", null)))
                .read(document.body())
                .get("value");
        assertThat(String.valueOf(value))
                .contains("The server answers it with warnings.")
                .doesNotContain("zebra");
    }

    @Test
    void whatever_else_it_answers_is_invalid_and_never_an_exception() throws IOException {
        for (String odd : List.of(
                "{}",
                "[]",
                "<html>zebra</html>",
                "{\"status\":\"error\",\"error\":\"zebra\"}",
                success("vector", "{}"),
                success("vector", "[7]"),
                success("vector", "[{}]"),
                success("vector", "[{\"value\":[]}]"),
                success("vector", "[{\"value\":[1795348800,\"zebra\"]}]"),
                success("vector", "[{\"value\":[\"zebra\",\"1\"]}]"),
                success("scalar", "[1e999,\"1\"]"),
                success("matrix", "[{\"values\":[]}]"),
                success("streams", "[]"))) {
            answers.put("/prom/api/v1/query[query=up]", odd);
            assertThat(said("up", null)).as(odd).startsWith("INVALID").doesNotContain("zebra");
        }
    }

    @Test
    void a_server_that_is_away_or_busy_fails_as_a_whole() throws IOException {
        upstream.answer((_, out) ->
                out.write("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8)));
        assertThat(((Fetch.Failed) fetch("up", null)).notBefore())
                .isEqualTo(NOON.plusMillis(250).plusSeconds(7));
        upstream.close();
        assertThat(fetch("up", null).toString()).contains("NO_COMMUNICATION", "Nobody listens");
    }

    private static PrometheusQuery query(String name, String expression, PrometheusQuery.@Nullable Span over) {
        return new PrometheusQuery(name, expression, Meaning.PLAIN, over);
    }

    private PrometheusSource source(List<PrometheusQuery> queries) {
        InstantSource clock = InstantSource.fixed(NOON.plusMillis(250));
        return new PrometheusSource(
                upstream.uri("/prom/"), Headers.plain(Map.of()), queries, Duration.ofSeconds(5), clock);
    }

    private Fetch fetch(String expression, PrometheusQuery.@Nullable Span over) throws IOException {
        return source(List.of(query("value", expression, over))).fetch(null);
    }

    private String said(String expression, PrometheusQuery.@Nullable Span over) throws IOException {
        Fetch.Document document = (Fetch.Document) fetch(expression, over);
        return said(new PrometheusValues(List.of(query("value", expression, over))).read(document.body()), "value");
    }

    private static String said(Map<String, Observation<JsonNode>> values, String name) {
        return switch (Objects.requireNonNull(values.get(name))) {
            case Observation.Stated<JsonNode> stated -> stated.value() + " as of " + stated.asOf();
            case Observation.Missing<JsonNode> missing ->
                missing.cause().reason() + " " + missing.cause().detail();
        };
    }
}
