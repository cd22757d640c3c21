package jarvis.dawg.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent as events is answered with what is wrong and where, and never with a trouble of the service's own. */
class NonsenseTest {
    private static final String EVENTS = "/api/v1/events";
    private static final String VISIT =
            "{\"id\": \"%s\", \"type\": \"visit\", \"user\": \"%s\", \"at\": \"2026-11-22T09:00:00Z\"}";
    private static final String WHOLE = """
            {"id": "%s", "type": "%s", "user": "ann", "at": "2026-11-22T09:00:00Z", "amountMinor": 1990, "currency": "EUR", \
            "subscription": "s", "interval": "month", "intervalCount": 3, "trial": false, "score": 5}""";
    private static final int MUTANTS = 500;

    @TempDir
    static Path folder;

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(folder, () -> Instant.parse("2026-11-22T10:00:00Z"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void every_beginning_of_a_batch_is_no_batch_and_nothing_of_it_is_taken() {
        byte[] batch = ("[" + VISIT.formatted("cut-\u00e4", "b\ud83c\udfb9") + "," + VISIT.formatted("cut-2", "\\u00fc")
                        + "]")
                .getBytes(UTF_8);
        for (int length = 0; length < batch.length; length++) {
            Running.Answer answer = service.post(EVENTS, BodyPublishers.ofByteArray(batch, 0, length));
            assertThat(answer.status()).as("%d bytes: %s", length, answer).isEqualTo(400);
            assertThat(answer.body().path("detail").stringValue()).isNotBlank();
        }
        assertThat(service.post(EVENTS, BodyPublishers.ofByteArray(batch))
                        .body()
                        .at("/data/accepted")
                        .intValue())
                .isEqualTo(2);
    }

    /** What a field may be is left out of what it is given. */
    @ParameterizedTest
    @CsvSource({
        "id, purchase",
        "type, purchase",
        "user, purchase",
        "at, purchase",
        "amountMinor, purchase",
        "currency, purchase",
        "amountMinor, subscription_change",
        "currency, subscription_start",
        "subscription, subscription_cancel",
        "interval, subscription_start",
        "intervalCount, subscription_change",
        "trial, subscription_start",
        "score, rating"
    })
    void a_field_of_another_kind_is_named_with_what_is_wanted(String field, String type) {
        String whole = WHOLE.formatted("whole-" + field + type, type);
        for (String value : List.of(
                "null",
                "-1",
                "1.5",
                "1e400",
                "123456789012345678901234567890",
                "\"\"",
                "\" \"",
                "[]",
                "{}",
                "[[{}]]",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"a\\udc00\\ud800\"",
                "\"\\u007f\"",
                "\"" + "x".repeat(101) + "\"",
                "\"" + "\\ud83c\\udfb9".repeat(60) + "\"",
                "\"" + "y".repeat(100_000) + "\"")) {
            String wrong = whole.replaceFirst(
                    "\"" + field + "\": (\"[^\"]*\"|\\w+)", "\"" + field + "\": " + value.replace("\\", "\\\\"));
            JsonNode refused = refused("[" + VISIT.formatted("before", "ann") + "," + wrong + "]");
            assertThat(refused.path("index").intValue()).isEqualTo(1);
            assertThat(refused.path("field").stringValue())
                    .as(wrong.substring(0, 200))
                    .isEqualTo(field);
            assertThat(refused.path("reason").stringValue()).hasSizeBetween(10, 200);
        }
        assertThat(service.post(EVENTS, whole).body().at("/data/accepted").intValue())
                .isEqualTo(1);
    }

    private static JsonNode refused(String batch) {
        Running.Answer answer = service.post(EVENTS, batch);
        assertThat(answer.status()).as(brief(batch) + brief(answer.toString())).isEqualTo(200);
        assertThat(answer.body().at("/data/refused").size())
                .as(brief(batch) + brief(answer.toString()))
                .isEqualTo(1);
        return answer.body().at("/data/refused/0");
    }

    private static String brief(String text) {
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"id\":["})
    void what_is_nested_without_end_is_refused(String open) {
        Running.Answer answer = service.post(EVENTS, open.repeat(100_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").stringValue()).contains("nested too deeply");
    }

    @Test
    void a_field_that_is_not_known_is_named_whatever_its_name() {
        for (String name : List.of("", "sum", "\\u0000", "x".repeat(40_000), "\\ud83c\\udfb9".repeat(30))) {
            JsonNode refused = refused(VISIT.formatted("n", "ann").replace("{", "{\"" + name + "\": 1, "));
            assertThat(refused.path("reason").stringValue()).contains("no such field");
            assertThat(refused.path("field").stringValue()).hasSizeLessThanOrEqualTo(101);
        }
    }

    @Test
    void what_is_too_large_is_refused_whether_its_size_was_told_or_not() {
        byte[] large = ("[" + VISIT.formatted("z".repeat(9_000_000), "ann") + "]").getBytes(UTF_8);
        assertThat(service.post(EVENTS, BodyPublishers.ofByteArray(large)).status())
                .isEqualTo(413);
        assertThat(service.post(EVENTS, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .status())
                .isEqualTo(413);
        String many = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> VISIT.formatted("many-" + i, "ann"))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(service.post(EVENTS, many).body().path("detail").stringValue())
                .contains("1 to 10000");
        assertThat(refused(VISIT.formatted("z".repeat(7_000_000), "ann")).toString())
                .hasSizeLessThan(500);
    }

    @Test
    void text_in_another_alphabet_than_unicode_s_is_no_json() {
        byte[] latin = VISIT.formatted("\u00e4", "ann").getBytes(ISO_8859_1);
        assertThat(service.post(EVENTS, BodyPublishers.ofByteArray(latin)).status())
                .isEqualTo(400);
        byte[] wide = VISIT.formatted("wide", "ann").getBytes(UTF_16);
        assertThat(service.post(EVENTS, BodyPublishers.ofByteArray(wide)).status())
                .isIn(200, 400);
    }

    @Test
    void of_two_events_with_one_id_the_first_is_it() {
        String other = VISIT.formatted("one", "bob").replace("visit", "signup");
        JsonNode data = service.post(
                        EVENTS, "[" + VISIT.formatted("one", "only-here") + "," + other + "," + other + "]")
                .body()
                .path("data");
        assertThat(data.path("accepted").intValue()).isEqualTo(1);
        assertThat(data.path("duplicates").intValue()).isEqualTo(2);
        assertThat(service.get("/api/v1/modules/marketing/metrics?from=2026-11-22")
                        .body()
                        .at("/data/series/signups/0")
                        .longValue())
                .isZero();
    }

    @Test
    void a_batch_with_a_few_bytes_changed_is_answered_for_each_of_its_events() {
        byte[] batch = ("[" + WHOLE.formatted("m-1", "purchase") + "," + WHOLE.formatted("m-2", "subscription_start")
                        + "]")
                .getBytes(UTF_8);
        Random random = new Random(20261122);
        int taken = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = Arrays.copyOf(batch, batch.length);
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant[random.nextInt(mutant.length)] = (byte)
                        (random.nextInt(4) == 0 ? random.nextInt(256) : "[]{},:\"\\0e-".charAt(random.nextInt(11)));
            }
            Running.Answer answer = service.post(EVENTS, BodyPublishers.ofByteArray(mutant));
            String sent = new String(mutant, ISO_8859_1);
            assertThat(answer.status()).as("%s: %s", sent, answer).isIn(200, 400);
            if (answer.status() == 200) {
                taken++;
                JsonNode data = answer.body().path("data");
                assertThat(data.path("accepted").intValue()
                                + data.path("duplicates").intValue()
                                + data.path("refused").size())
                        .as("%s: %s", sent, answer)
                        .isBetween(1, 3);
            }
        }
        assertThat(taken).isBetween(MUTANTS / 20, MUTANTS);
    }
}
