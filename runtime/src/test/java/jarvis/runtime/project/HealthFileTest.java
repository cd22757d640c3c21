package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.health.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthFileTest {
    @TempDir
    Path folder;

    @Test
    void services_are_read_with_all_that_is_said_of_them() throws IOException {
        HealthFile file = read("""
                health:
                  dawg: {http: "https://dawg.example/health", every: 5s, timeout: 2s, headers: {X-Key: abc},
                         conditions: ["status == 200", "time < 300 ms", "body/status == healthy", "certificate > 7 d"]}
                  db: {tcp: "127.0.0.1:5432"}
                  disk: {folder: ".", conditions: free > 2 GiB}
                  music: {value: business.music.health, conditions: ["== healthy"]}
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.checks())
                .extracting(CheckSettings::kind)
                .containsExactly(
                        CheckSettings.Kind.HTTP,
                        CheckSettings.Kind.TCP,
                        CheckSettings.Kind.FOLDER,
                        CheckSettings.Kind.VALUE);
        CheckSettings dawg = file.checks().getFirst();
        assertThat(dawg.every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(dawg.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(dawg.headers()).containsEntry("X-Key", "abc");
        assertThat(dawg.conditions())
                .extracting(Expectation::text)
                .containsExactly("status == 200", "time < 300 ms", "body/status == healthy", "certificate > 7 d");
        assertThat(file.checks().get(2).conditions())
                .extracting(Expectation::text)
                .containsExactly("free > 2 GiB");
    }

    @Test
    void each_mistake_is_named_with_its_line() throws IOException {
        List<String> sentences =
                read("""
                sources:
                  books: {file: b.json, values: {financial.cash: /cash}}
                health:
                  a: {htpp: "http://x", conditions: []}
                  b: {http: "http://x", tcp: "x:1"}
                  c: {http: "ftp://x"}
                  d: {tcp: "x:99999"}
                  e: {http: "http://x", conditions: ["certificate > 7 d"]}
                  f: {tcp: "x:1", conditions: ["status == 200"], headers: {a: b}}
                  g: {folder: ".", conditions: ["free > 2 d"]}
                  h: {value: business.music.health}
                  i: {value: health.services, conditions: ["== x"]}
                  j: {value: business.music.health, every: 5s, conditions: ["status == 200"]}
                  books: {tcp: "x:1"}
                  jarvis: {tcp: "x:1"}
                  "k.l": {tcp: "x:1"}
                """).problems().stream().map(SettingsProblem::sentence).toList();
        assertThat(sentences)
                .map(one -> one.replaceAll("^jarvis.yaml:(\\d+):.*", "$1"))
                .containsExactly(
                        "4", "4", "5", "6", "7", "8", "9", "9", "10", "11", "12", "13", "13", "14", "15", "16");
        assertThat(String.join("\n", sentences))
                .contains("did you mean `http`?")
                .contains("exactly one of http, tcp, folder, value")
                .contains("begins with http://")
                .contains("HOST:PORT")
                .contains("only an address that begins with https:// has a certificate")
                .contains("a tcp has no `headers`")
                .contains("conditions of tcp begin with one of time")
                .contains("one of the units MB, GB, MiB, GiB, TiB")
                .contains("say what the value is to be")
                .contains("a value outside health")
                .contains("a value has no `every`")
                .contains("a source is called that")
                .contains("Jarvis says by itself");
    }

    @Test
    void without_a_word_nothing_is_looked_at_and_the_usual_source_keeps_its_name() throws IOException {
        assertThat(read("port: 3003\n").checks()).isEmpty();
        assertThat(read("health: {tracker: {tcp: \"x:1\"}}\n").problems()).hasSize(1);
        assertThat(read("sources: {}\nhealth: {tracker: {tcp: \"x:1\"}}\n").problems())
                .isEmpty();
    }

    private HealthFile read(String text) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), text);
        return HealthFile.read(new ProjectFolder(folder));
    }
}
