package jarvis.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scrapes a real service, and reads what comes as Prometheus would. */
class ScrapeTest {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_]\\w*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*})? (\\S+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (\\S+) (counter|gauge|histogram|summary|info|untyped|unknown)");

    @TempDir
    Path folder;

    private Trusted trusted;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), """
                sources:
                  books: {file: books.json, every: 1s, values: {financial.cash: /cash}}
                  away: {http: "http://127.0.0.1:1/", every: 1s, values: {financial.burn_rate: /burn}}
                alerts:
                  rules:
                    cash-low: {value: financial.cash, when: "< 10"}
                """);
        Files.writeString(folder.resolve("books.json"), "{\"cash\": 5}");
        trusted = new Trusted(folder.resolve("state/trusted"));
        trusted.add(
                Reach.of(new ProjectFolder(folder)).stream().map(Reach::thing).toList());
    }

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void counts_move_and_what_is_not_known_has_no_line() throws Exception {
        try (Service service = new Service(new ProjectFolder(folder), trusted, 0)) {
            Map<String, Double> first = await(
                    service,
                    seen -> seen.getOrDefault("jarvis_source_breaker_open{source=\"away\"}", 0.0) == 1
                            && seen.getOrDefault("jarvis_alert_firing{alert=\"cash-low\"}", 0.0) == 1);
            assertThat(first)
                    .containsKey("jarvis_source_last_success_timestamp_seconds{source=\"books\"}")
                    .doesNotContainKey("jarvis_source_last_success_timestamp_seconds{source=\"away\"}")
                    .containsKey("jarvis_source_next_attempt_timestamp_seconds{source=\"away\"}")
                    .containsEntry("jarvis_stream_clients{stream=\"dashboard\"}", 0.0)
                    .containsKey("jvm_threads_current");
            assertThat(first.keySet()).noneMatch(name -> name.startsWith("jarvis_run_"));
            String request = "jarvis_dashboard_requests_total{cache=\"hit\",endpoint=\"health\"}";
            get(service, "/api/dashboard/health");
            get(service, "/api/dashboard/health");
            String failed = "jarvis_source_fetches_total{outcome=\"failed\",source=\"away\"}";
            List<String> moving = List.of(request, failed, "jarvis_dashboard_looks_total");
            Map<String, Double> later =
                    await(service, seen -> moving.stream().allMatch(name -> value(seen, name) > value(first, name)));
            assertThat(value(later, "jarvis_source_fetches_total{outcome=\"document\",source=\"books\"}"))
                    .isEqualTo(1);
        }
    }

    private static double value(Map<String, Double> samples, String name) {
        assertThat(samples).containsKey(name);
        return samples.getOrDefault(name, Double.NaN);
    }

    private Map<String, Double> await(Service service, Predicate<Map<String, Double>> wanted) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        Map<String, Double> samples = scrape(service);
        while (!wanted.test(samples)) {
            assertThat(System.nanoTime()).as(samples.toString()).isLessThan(deadline);
            Thread.sleep(20);
            samples = scrape(service);
        }
        return samples;
    }

    private Map<String, Double> scrape(Service service) throws Exception {
        HttpResponse<String> answer = get(service, "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        return samples(answer.body());
    }

    /** Every line is a sample of a type that was said before, or a comment; and no sample is there twice. */
    private static Map<String, Double> samples(String text) {
        assertThat(text).endsWith("\n");
        Map<String, Double> samples = new LinkedHashMap<>();
        Set<String> types = new HashSet<>();
        for (String line : text.split("\n", -1)) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                assertThat(types.add(type.group(1)))
                        .as("type said twice: " + line)
                        .isTrue();
            } else if (sample.matches()) {
                String name = sample.group(1);
                assertThat(List.of(name, name.replaceFirst("_(total|sum|count|bucket|info|created)$", "")))
                        .as(line)
                        .anyMatch(types::contains);
                double value = Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"));
                String key = name + (sample.group(2) == null ? "" : sample.group(2));
                assertThat(samples.put(key, value)).as("twice: " + line).isNull();
            } else {
                assertThat(line.isEmpty() || line.startsWith("# HELP "))
                        .as(line)
                        .isTrue();
            }
        }
        return samples;
    }

    private HttpResponse<String> get(Service service, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(service.url() + path)).build(), BodyHandlers.ofString());
    }
}
