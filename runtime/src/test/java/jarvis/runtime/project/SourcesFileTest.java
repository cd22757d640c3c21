package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesFileTest {
    @TempDir
    Path folder;

    @Test
    void without_a_word_the_usual_tracker_file_is_looked_for() throws IOException {
        assertThat(read(null).unnamed()).isTrue();
        SourcesFile other = read("port: 3003\n");
        assertThat(other.unnamed()).isTrue();
        assertThat(other.sources())
                .extracting(SourceSettings::target)
                .containsExactly(".monitoring/instance-tracker.json");
    }

    @Test
    void a_source_is_read_with_all_that_is_said_of_it() throws IOException {
        SourcesFile file = read("""
                sources:
                  books:
                    http: https://books.example/cash.json
                    every: 1m
                    timeout: 2s
                    warn-after: 5m
                    error-after: 1h
                    as-of: /updated
                    headers: {X-Key: abc}
                    values:
                      financial.cash: {at: /cash, unit: EUR, definition: cash/v1, meaning: In the bank, type: text}
                      waves.waves[wave-1].status: /s
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.unnamed()).isFalse();
        SourceSettings books = file.sources().getFirst();
        assertThat(books.kind()).isEqualTo("http");
        assertThat(books.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(books.headers()).containsEntry("X-Key", "abc");
        assertThat(books.values())
                .containsExactly(
                        new SourceSettings.ValueSettings(
                                "financial.cash", "/cash", "EUR", "cash/v1", "In the bank", true, null),
                        new SourceSettings.ValueSettings(
                                "waves.waves[wave-1].status", "/s", null, null, null, false, null));
    }

    @Test
    void databases_have_a_query_and_prometheus_has_one_a_value() throws IOException {
        SourcesFile file = read("""
                sources:
                  shop:
                    sql: ${env:DATABASE_URL}
                    query: SELECT sum(cents) AS cash FROM account
                    values: {financial.cash: /rows/0/cash}
                  prom:
                    prometheus: http://127.0.0.1:9090
                    values:
                      health.api.up: up{job="api"}
                      health.api.latency: {query: api_latency, unit: s}
                  bad: {sql: "sqlite:x.db", values: {financial.x: /rows/0/x}}
                  odd: {file: x.json, query: SELECT 1, values: {financial.z: /z}}
                """);
        assertThat(file.problems())
                .extracting(SettingsProblem::sentence)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("jarvis.yaml:11:").contains("one SELECT"),
                        one -> assertThat(one).startsWith("jarvis.yaml:12:").contains("kind `sql`"));
        assertThat(file.sources().get(0).query()).startsWith("SELECT sum");
        assertThat(file.sources().get(1).values())
                .extracting(SourceSettings.ValueSettings::at)
                .containsExactly("up{job=\"api\"}", "api_latency");
    }

    @Test
    void prometheus_has_points_over_a_time_and_the_others_do_not() throws IOException {
        SourcesFile file = read("""
                sources:
                  prom:
                    prometheus: http://127.0.0.1:9090
                    values:
                      health.api.latency: {query: api_latency, over: 1h, step: 1m}
                      health.api.up: {query: up, over: 1h}
                      health.api.down: {query: down, over: 1h, step: 2h}
                      health.api.many: {query: many, over: 24h, step: 1s}
                  file: {file: x.json, values: {financial.z: {at: /z, over: 1h, step: 1m}}}
                """);
        assertThat(file.sources().getFirst().values().getFirst().over())
                .isEqualTo(new SourceSettings.Span(Duration.ofHours(1), Duration.ofMinutes(1)));
        assertThat(file.problems())
                .extracting(SettingsProblem::sentence)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("jarvis.yaml:6:").contains("with its step"),
                        one -> assertThat(one).startsWith("jarvis.yaml:7:").contains("with its step"),
                        one -> assertThat(one).startsWith("jarvis.yaml:8:").contains("1000 points"),
                        one -> assertThat(one).startsWith("jarvis.yaml:9:").contains("only prometheus"));
    }

    @Test
    void each_mistake_is_named_with_its_line() throws IOException {
        List<String> sentences =
                read("""
                        sources:
                          trackr: {trackr: x}
                          two: {file: a.json, http: "http://x"}
                          ftp: {http: "ftp://x", values: {financial.cash: /cash}}
                          places:
                            file: c.json
                            warn-after: 5m
                            error-after: 1m
                            values:
                              financial.cash: cash
                              finance.cash: /cash
                              financial.x: {unit: EUR}
                              financial.y: /y
                          twice: {file: d.json, values: {financial.y: /y}}
                          silent: {file: e.json}
                          known: {tracker: t.json, values: {financial.z: /z}}
                        """).problems().stream().map(SettingsProblem::sentence).toList();
        assertThat(sentences)
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:2:").contains("did you mean `tracker`?"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:3:").contains("exactly one of file, http"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:4:").contains("begins with http://"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:8:").contains("longer than `warn-after`"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:10:").contains("a JSON pointer"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:11:").contains("an endpoint"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:12:").contains("its place"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:14:").contains("`places` states it already"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:15:").contains("say which values"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:16:").contains("their names already"));
    }

    @Test
    void a_file_that_is_no_yaml_is_a_problem_and_not_silently_the_usual() throws IOException {
        assertThat(read("sources: {").problems()).hasSize(1);
    }

    private SourcesFile read(@org.jspecify.annotations.Nullable String text) throws IOException {
        Path file = folder.resolve("jarvis.yaml");
        Files.deleteIfExists(file);
        if (text != null) {
            Files.writeString(file, text);
        }
        return SourcesFile.read(new ProjectFolder(folder));
    }
}
