package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code jarvis dawg traffic} as it is typed, against the service as it is. */
class TrafficCommandTest {
    @TempDir
    Path folder;

    private record Ended(int code, String said) {}

    private Ended traffic(String... options) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = DawgCommand.create(Map.of(), folder, out, out).execute(options);
        return new Ended(code, said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_history_gives_every_module_of_usage_its_figures_and_counts_once() throws Exception {
        try (Running service = new Running(folder, InstantSource.system())) {
            String[] words = {
                "traffic", "--url", service.url(), "--seed", "7", "--users", "200", "--days", "65", "--history-only"
            };
            Ended first = traffic(words);
            assertThat(first.code()).as(first.said()).isZero();
            assertThat(first.said()).contains("duplicates 0, refused 0, generations queued 0, errors 0");
            JsonNode engagement =
                    service.get("/api/v1/modules/engagement").body().at("/data/metrics");
            assertThat(engagement.at("/active_users/monthly").longValue()).isBetween(120L, 280L);
            assertThat(engagement.at("/satisfaction_score").doubleValue()).isBetween(3.0, 4.5);
            assertThat(engagement.at("/support_tickets").longValue()).isPositive();
            JsonNode marketing = service.get("/api/v1/modules/marketing").body().at("/data/metrics");
            assertThat(marketing.at("/growth_rate").doubleValue()).isBetween(-0.6, 0.9);
            Ended again = traffic(words);
            assertThat(again.said()).containsPattern("accepted \\d{1,2}, duplicates [1-9]\\d{3,}, refused 0");
            JsonNode subscriptions = service.get("/api/v1/subscriptions").body().at("/data/subscriptions");
            assertThat(subscriptions.values())
                    .hasSizeGreaterThan(10)
                    .noneMatch(one -> one.path("amountMinor").isNull());
        }
    }

    @Test
    void a_service_whose_clock_is_behind_refuses_and_the_first_reason_is_said() throws Exception {
        try (Running service =
                new Running(folder, () -> InstantSource.system().instant().minus(Duration.ofDays(3)))) {
            Ended ended = traffic("traffic", "--url", service.url(), "--days", "1", "--history-only");
            assertThat(ended.said())
                    .containsOnlyOnce("because of its field at:")
                    .containsPattern("ahead of this service's clock(?s:.*)refused [1-9]");
        }
    }

    @Test
    void ctrl_c_ends_it_with_its_last_line_and_code_0() throws Exception {
        try (Running service = new Running(folder, InstantSource.system())) {
            Process traffic = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "traffic",
                            "--url",
                            service.url(),
                            "--rate",
                            "100",
                            "--days",
                            "1")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = traffic.inputReader()) {
                assertThat(lines.readLine()).startsWith("history of 1 days");
                // As Ctrl-C does; but that is ignored below whatever was started in the background.
                traffic.toHandle().destroy();
                assertThat(traffic.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(lines.readAllAsString()).containsOnlyOnce("ended: sent");
                assertThat(traffic.exitValue()).isZero();
            } finally {
                traffic.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            trafic                                    | there is no trafic here; did you mean traffic?
            traffic --day 3                           | there is no --day here; did you mean --days?
            traffic --users many                      | 'many' is not an int
            traffic --users 0                         | --users is 0; write a number from 1 to 100000.
            traffic --days -1                         | --days is -1; write a number from 0 to 1800.
            traffic --rate 0                          | --rate is 0.0; write a number from 0.01 to 50000.
            traffic --duration 5                      | "5" is no time; write it as 30s, 5m or 2h
            traffic --url localhost:3001              | --url is "localhost:3001"; write it as http://127.0.0.1:3001.
            traffic --history-only                    | Add --days N.
            traffic --days 1 --history-only --duration 1m | Leave one out.
            doctor --fixx                             | there is no --fixx here; did you mean --fix?
            doctor                                    | DATABASE_URL is not set
            """)
    void a_mistake_is_said_with_what_is_right(String words, String sentence) {
        Ended ended = traffic(words.strip().split(" "));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains(sentence);
    }

    @Test
    void help_lists_what_there_is() {
        Ended help = traffic("--help");
        assertThat(help.code()).isZero();
        assertThat(List.of("doctor", "traffic")).allMatch(help.said()::contains);
    }
}
