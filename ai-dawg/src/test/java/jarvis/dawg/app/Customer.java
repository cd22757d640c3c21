package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells a service of purchases of one cent each, and expects what was acknowledged to be counted, once. */
final class Customer {
    private static final Duration PROMPT = Duration.ofSeconds(3);
    private static final int LOOKS = 300;
    private static final int BATCH = 20;

    private final List<String> sent = new ArrayList<>();
    private Running service;

    private Customer(Running service) {
        this.service = service;
    }

    /** Has bought once, and was served. */
    static Customer of(Running service) {
        Customer customer = new Customer(service);
        assertThat(customer.buys().status()).isEqualTo(200);
        return customer;
    }

    /** The service once more, on the same database. */
    void meets(Running next) {
        service = next;
    }

    Running.Answer buys() {
        int number = sent.size();
        sent.add(IntStream.range(0, BATCH)
                .mapToObj(i -> """
                        {"id": "%d-%d", "type": "purchase", "user": "user-%d", "at": "%s", "amountMinor": 1, "currency": "EUR"}""".formatted(number, i, i, Instant.now()))
                .collect(Collectors.joining(",", "[", "]")));
        return service.post("/api/v1/events", sent.getLast());
    }

    CompletableFuture<Running.Answer> begins() {
        return CompletableFuture.supplyAsync(this::buys);
    }

    /** It was not taken, and the answer says why. */
    static void refused(Running.Answer answer, String why) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.body().path("code").stringValue()).isEqualTo("database-away");
        assertThat(answer.body().path("detail").stringValue()).contains("cannot be written", why);
    }

    /** Sooner or later the service says so; whatever it says, it says it promptly. */
    void hears(String status, String why) throws InterruptedException {
        String last = "";
        for (int i = 0; i < LOOKS; i++) {
            long start = System.nanoTime();
            Running.Answer health = service.get("/health");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
            last = health.toString();
            if (health.body().at("/checks/database/status").stringValue().equals(status)
                    && health.body().at("/checks/database/reason").asString("").contains(why)) {
                assertThat(health.status() == 200).isEqualTo(status.equals("healthy"));
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never " + status + " for " + why + ", but " + last);
    }

    /** All is sent once more, and all of it counts once. */
    void isServedAgain() throws InterruptedException {
        hears("healthy", "");
        for (String batch : sent) {
            assertThat(service.post("/api/v1/events", batch).status()).isEqualTo(200);
        }
        assertThat(service.get("/api/v1/modules/marketing")
                        .body()
                        .at("/data/metrics/total_revenue/EUR")
                        .longValue())
                .isEqualTo((long) BATCH * sent.size());
    }
}
