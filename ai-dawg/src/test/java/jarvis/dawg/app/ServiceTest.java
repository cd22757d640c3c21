package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service as its users meet it, on the embedded database. */
class ServiceTest {
    private static final String EVENTS = "/api/v1/events";
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
                .contains("There are: marketing, engagement");
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
}
