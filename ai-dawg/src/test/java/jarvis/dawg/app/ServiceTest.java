package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service as its users meet it, on the embedded database. */
class ServiceTest {
    private static final String EVENTS = "/api/v1/events";
    private static final String MUSIC = "/api/v1/modules/music/generations";
    private static final String LONG = "{\"bars\": 128, \"tempo\": 40}";
    private static final String PURCHASE = """
            {"id": "p-1", "type": "purchase", "user": "ann", "at": "2026-11-22T09:00:00Z", "amountMinor": 1990, "currency": "EUR"}""";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Running service;

    @BeforeEach
    void start() {
        service = new Running(folder, () -> now);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    private JsonNode metrics(String module) {
        return service.get("/api/v1/modules/" + module).body().at("/data/metrics");
    }

    @Test
    void a_new_service_is_healthy_and_its_uptime_grows() {
        assertThat(service.get("/health").body().at("/status").stringValue()).isEqualTo("healthy");
        long before = service.get("/health").body().at("/uptime").longValue();
        now = now.plus(Duration.ofSeconds(3));
        assertThat(service.get("/health").body().at("/uptime").longValue()).isEqualTo(before + 3);
    }

    @Test
    void each_check_of_its_health_says_where_it_looked() {
        JsonNode checks = service.get("/health").body().path("checks");
        assertThat(checks.propertyNames()).containsExactly("database", "metrics", "modules");
        assertThat(checks.at("/database/kind").stringValue()).isEqualTo("embedded");
        assertThat(checks.path("metrics").toString()).isEqualTo("{\"status\":\"healthy\",\"store\":\"memory\"}");
    }

    @Test
    void a_count_of_nothing_is_zero_and_a_share_of_nothing_is_null_with_its_reason() {
        JsonNode marketing = service.get("/api/v1/modules/marketing").body().path("data");
        assertThat(marketing.at("/metrics/users_today").longValue()).isZero();
        assertThat(marketing.at("/metrics/revenue_today/EUR").longValue()).isZero();
        assertThat(marketing.at("/metrics/conversion_rate").isNull()).isTrue();
        assertThat(marketing.at("/undefined/conversion_rate").stringValue()).contains("no visit today");
    }

    @Test
    void what_is_reported_twice_counts_once() {
        assertThat(service.post(EVENTS, PURCHASE).body().at("/data/accepted").intValue())
                .isEqualTo(1);
        JsonNode again =
                service.post(EVENTS, "[" + PURCHASE + "," + PURCHASE + "]").body();
        assertThat(again.at("/data/accepted").intValue()).isZero();
        assertThat(again.at("/data/duplicates").intValue()).isEqualTo(2);
        assertThat(metrics("marketing").at("/total_revenue/EUR").longValue()).isEqualTo(1990);
    }

    @Test
    void a_refused_event_is_named_and_the_others_are_taken() {
        JsonNode data = service.post(EVENTS, """
                        {"events": [%s,
                         {"id": "x", "type": "purchase", "user": "ann", "at": "2026-11-22T09:00:00Z", "amountMinor": 1.5, "currency": "EUR"},
                         {"id": "y", "type": "visit", "user": "ann", "at": "2026-11-22T11:00:00Z"},
                         {"id": "z", "type": "visit", "user": "ann", "at": "yesterday"}, 7]}""".formatted(PURCHASE)).body().path("data");
        assertThat(data.path("accepted").intValue()).isEqualTo(1);
        assertThat(data.path("refused").values().stream()
                        .map(one -> one.path("index").intValue() + " "
                                + one.path("field").stringValue()))
                .containsExactly("1 amountMinor", "2 at", "3 at", "4 ");
        assertThat(data.at("/refused/1/reason").stringValue()).contains("ahead of this service's clock");
    }

    @Test
    void what_is_no_batch_is_a_problem_with_its_reason() {
        assertThat(service.post(EVENTS, "{\"id\"").status()).isEqualTo(400);
        assertThat(service.post(EVENTS, "[]").body().path("code").stringValue()).isEqualTo("no-batch");
        assertThat(service.post(EVENTS, " ".repeat(9_000_000)).status()).isEqualTo(413);
        assertThat(service.get("/api/v1/modules/sales").body().path("detail").stringValue())
                .contains("There are: music, marketing, engagement, automation, intelligence");
        assertThat(service.get("/api/v2").status()).isEqualTo(404);
    }

    @Test
    void what_was_taken_is_there_after_a_restart() throws Exception {
        service.post(EVENTS, PURCHASE);
        service.close();
        service = new Running(folder, () -> now);
        assertThat(metrics("engagement").at("/active_users/daily").longValue()).isEqualTo(1);
        now = now.plus(Duration.ofDays(20));
        assertThat(metrics("engagement").at("/churn_risk").doubleValue()).isEqualTo(1.0);
        assertThat(metrics("engagement").at("/active_users/daily").longValue()).isZero();
    }

    @Test
    void a_workflow_runs_on_demand_and_is_counted() {
        assertThat(metrics("automation").at("/error_rate").isNull()
                        || metrics("automation").at("/workflows_executed").longValue() > 0)
                .isTrue();
        JsonNode run = service.post("/api/v1/workflows/backup/runs", "").body().path("data");
        assertThat(run.path("well").booleanValue()).as(run.toString()).isTrue();
        assertThat(run.path("said").stringValue()).contains("restored to prove it");
        assertThat(metrics("automation").at("/workflows_executed").longValue()).isPositive();
        assertThat(service.post("/api/v1/workflows/dance/runs", "").status()).isEqualTo(404);
        assertThat(service.get("/api/v1/workflows").body().at("/data/workflows").size())
                .isEqualTo(4);
    }

    @Test
    void a_report_is_made_of_what_was_counted_and_the_quality_of_data_is_told() {
        assertThat(metrics("intelligence").at("/data_quality").isNull()).isTrue();
        service.post(EVENTS, "[" + PURCHASE + ", {}, {}, {}]");
        assertThat(metrics("intelligence").at("/data_quality").doubleValue()).isEqualTo(0.25);
        long before = metrics("intelligence").at("/reports_generated").longValue();
        JsonNode report = service.post("/api/v1/reports", "").body().path("data");
        assertThat(report.at("/forecast/active_users").isNull()).isTrue();
        assertThat(report.at("/forecast/undefined").stringValue()).contains("less than a week");
        assertThat(report.path("forecast_accuracy").isNull()).isTrue();
        assertThat(metrics("intelligence").at("/reports_generated").longValue()).isGreaterThan(before);
    }

    @Test
    void a_batch_that_is_sent_again_changes_no_figure() {
        String batch = "[" + PURCHASE + ", {\"id\": \"r-1\"}, {\"id\": \"r-1\"}]";
        service.post(EVENTS, batch);
        assertThat(metrics("intelligence").at("/data_quality").doubleValue()).isEqualTo(0.5);
        assertThat(service.post(EVENTS, batch).body().at("/data/refused").size())
                .isEqualTo(2);
        assertThat(metrics("intelligence").at("/data_quality").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void the_response_time_is_that_of_the_last_five_minutes_and_null_when_nothing_was_answered() {
        JsonNode quiet = service.get("/api/v1/modules/engagement").body().path("data");
        assertThat(quiet.at("/metrics/response_time").isNull()).isTrue();
        assertThat(quiet.at("/undefined/response_time").stringValue()).contains("last five minutes");
        assertThat(quiet.at("/definitions/response_time").stringValue()).contains("in ms");
        service.post(EVENTS, PURCHASE);
        assertThat(metrics("engagement").at("/response_time").doubleValue()).isPositive();
        now = now.plus(Duration.ofMinutes(6));
        assertThat(metrics("engagement").at("/response_time").isNull()).isTrue();
    }

    @Test
    void a_piece_is_made_and_can_be_downloaded() throws Exception {
        assertThat(metrics("music").at("/success_rate").isNull()).isTrue();
        Running.Answer asked = service.post(
                MUSIC, "{\"genre\": \"house\", \"key\": \"A minor\", \"tempo\": 120, \"bars\": 4, \"seed\": 7}");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        String id = asked.body().at("/data/id").stringValue();
        JsonNode done = over(id);
        assertThat(done.path("state").stringValue()).isEqualTo("done");
        byte[] wav = service.bytes(done.path("audio").stringValue());
        assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        assertThat((wav.length - 44) / 4.0 / 44_100).isCloseTo(8.0, within(0.16));
        assertThat(service.bytes(done.path("midi").stringValue())).startsWith('M', 'T', 'h', 'd');
        assertThat(metrics("music").at("/generations_today").longValue()).isEqualTo(1);
        assertThat(metrics("music").at("/success_rate").doubleValue()).isEqualTo(1.0);
    }

    @Test
    void what_is_being_made_when_the_service_ends_is_made_by_the_next() throws Exception {
        String id = service.post(MUSIC, LONG).body().at("/data/id").stringValue();
        while (service.get(MUSIC + "/" + id).body().at("/data/progress").doubleValue() == 0) {
            Thread.sleep(5);
        }
        service.close();
        service = new Running(folder, () -> now);
        assertThat(service.get(MUSIC + "/" + id).body().at("/data/state").stringValue())
                .isIn("queued", "running");
        assertThat(over(id).path("state").stringValue()).isEqualTo("done");
        assertThat(metrics("music").at("/success_rate").doubleValue()).isEqualTo(1.0);
    }

    @Test
    void a_week_of_counts_is_forecast() {
        for (int day = 1; day <= 8; day++) {
            String at = now.minus(Duration.ofDays(day)).toString();
            service.post(
                    EVENTS,
                    "{\"id\": \"" + day + "\", \"type\": \"visit\", \"user\": \"ann\", \"at\": \"" + at + "\"}");
        }
        JsonNode report = service.post("/api/v1/reports", "").body().path("data");
        assertThat(report.at("/forecast/active_users").toString()).isEqualTo("[1.0,1.0,1.0,1.0,1.0,1.0,1.0]");
    }

    @Test
    void music_that_cannot_be_is_refused_with_what_can() {
        assertThat(service.post(MUSIC, "{\"genre\": \"hous\"}")
                        .body()
                        .path("detail")
                        .stringValue())
                .contains("house");
        assertThat(service.post(MUSIC, "{\"tempo\": 1000}").status()).isEqualTo(400);
        assertThat(service.post(MUSIC, "{\"bars\": 1.5}").status()).isEqualTo(400);
        assertThat(service.get(MUSIC + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void what_waits_is_bounded_and_can_be_cancelled() throws Exception {
        String last = "";
        Running.Answer answer = service.post(MUSIC, LONG);
        for (int i = 0; i < 40 && answer.status() == 202; i++) {
            last = answer.body().at("/data/id").stringValue();
            answer = service.post(MUSIC, LONG);
        }
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().path("code").stringValue()).isEqualTo("queue-full");
        assertThat(service.delete(MUSIC + "/" + last).body().at("/data/state").stringValue())
                .isEqualTo("cancelled");
        assertThat(service.get(MUSIC + "/" + last + "/audio").status()).isEqualTo(409);
        for (JsonNode one : service.get(MUSIC).body().at("/data/generations").values()) {
            service.delete(MUSIC + "/" + one.path("id").stringValue());
        }
    }

    @Test
    void a_series_has_a_number_for_each_day() {
        service.post(EVENTS, PURCHASE);
        JsonNode data = service.get("/api/v1/modules/marketing/metrics?from=2026-11-20&to=2026-11-22")
                .body()
                .path("data");
        assertThat(data.at("/series/purchases").toString()).isEqualTo("[0,0,1]");
        assertThat(service.get("/api/v1/modules/music/metrics")
                        .body()
                        .at("/data/series/generations")
                        .size())
                .isEqualTo(30);
        assertThat(service.get("/api/v1/modules/automation/metrics")
                        .body()
                        .at("/data/series/workflow_runs")
                        .size())
                .isEqualTo(30);
        assertThat(service.get("/api/v1/modules/marketing/metrics?from=yesterday")
                        .body()
                        .path("detail")
                        .stringValue())
                .contains("from is a day, as 2026-11-22");
        assertThat(service.get("/api/v1/modules/marketing/metrics?from=2020-01-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void subscriptions_are_told_as_of_any_moment() {
        String event = """
                {"id": "%s", "type": "subscription_%s", "user": "ann", "subscription": "s-1", "at": "%s"%s}""";
        String price = ", \"amountMinor\": %d, \"currency\": \"EUR\", \"interval\": \"month\"";
        service.post(
                EVENTS,
                "[" + event.formatted("1", "start", "2026-01-01T00:00:00Z", price.formatted(900) + ", \"trial\": true")
                        + "," + event.formatted("3", "cancel", "2026-03-01T00:00:00Z", "")
                        + "," + event.formatted("2", "change", "2026-02-01T00:00:00Z", price.formatted(1900)) + "]");
        assertThat(subscriptions("2025-12-31T00:00:00Z")).isEqualTo("[]");
        assertThat(subscriptions("2026-01-15T00:00:00Z")).contains("\"active\"", "900", "\"trial\":true");
        assertThat(subscriptions("2026-02-15T00:00:00Z")).contains("\"active\"", "1900", "\"trial\":false");
        assertThat(subscriptions("2026-03-01T00:00:00Z")).contains("\"cancelled\"", "1900", "\"customer\":\"ann\"");
        assertThat(service.get("/api/v1/subscriptions?asOf=now").status()).isEqualTo(400);
    }

    private String subscriptions(String asOf) {
        return service.get("/api/v1/subscriptions?asOf=" + asOf)
                .body()
                .at("/data/subscriptions")
                .toString();
    }

    @Test
    void prometheus_reads_the_same_figures_and_none_where_there_is_none() {
        service.post(EVENTS, PURCHASE);
        String text = new String(service.bytes("/metrics"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text)
                .contains("dawg_module_health{module=\"music\"} 2.0")
                .contains("dawg_figure{figure=\"total_revenue.EUR\",module=\"marketing\"} 1990.0")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("conversion_rate");
    }

    private JsonNode over(String id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonNode one = service.get(MUSIC + "/" + id).body().path("data");
            if (!List.of("queued", "running").contains(one.path("state").stringValue())) {
                return one;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(id + " is never over");
    }
}
