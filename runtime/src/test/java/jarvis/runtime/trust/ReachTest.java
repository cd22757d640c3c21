package jarvis.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachTest {
    @TempDir
    Path folder;

    @Test
    void what_stays_in_the_folder_needs_no_trust() throws IOException {
        assertThat(reaches("""
                sources:
                  books: {file: books.json, values: {financial.cash: /cash}}
                  tracker: {tracker: .monitoring/instance-tracker.json}
                  list: {subscriptions: export.csv}
                """)).isEmpty();
        assertThat(reaches("port: 1")).isEmpty();
    }

    @Test
    void the_network_a_database_and_a_file_elsewhere_do() throws IOException {
        assertThat(reaches("""
                sources:
                  service: {modules: "http://127.0.0.1:3001"}
                  api: {http: "https://example.com/x", headers: {Authorization: "Bearer ${env:TOKEN}"}, values: {financial.cash: /cash}}
                  db: {sql: "jdbc:sqlite:x.db", query: "SELECT 1 AS a", values: {financial.arr: /rows/0/a}}
                  metrics: {prometheus: "http://127.0.0.1:9090", values: {business.up: up}}
                  bills: {subscriptions: "https://example.com/v1/subscriptions"}
                  passwords: {file: /etc/passwd, values: {financial.mrr: /a}}
                  above: {file: ../above.json, values: {financial.runway_months: /a}}
                health:
                  web: {http: "https://example.com/health"}
                  port: {tcp: "127.0.0.1:5432"}
                  disk: {folder: "/", conditions: ["free > 1 GiB"]}
                alerts:
                  rules: {cash-low: {value: financial.cash, when: "< 1"}}
                  to: {webhook: "https://example.com/hook", slack: "${env:SLACK}"}
                """))
                .extracting(reach -> reach.thing().name())
                .containsExactly(
                        "sources.service",
                        "sources.api",
                        "sources.db",
                        "sources.metrics",
                        "sources.bills",
                        "sources.passwords",
                        "sources.above",
                        "health.web",
                        "health.port",
                        "alerts.to.webhook",
                        "alerts.to.slack");
    }

    @Test
    void a_person_sees_where_it_goes_and_with_what() throws IOException {
        assertThat(reaches("""
                sources:
                  api: {http: "https://example.com/x", headers: {Authorization: "${env:TOKEN}"}, values: {financial.cash: /cash}}
                """).getFirst().says())
                .isEqualTo("asks https://example.com/x (http), with {Authorization=${env:TOKEN}}");
    }

    @Test
    void whatever_it_asks_or_sends_changes_what_is_trusted_and_nothing_else_does() throws IOException {
        String source =
                "sources: {api: {http: \"http://127.0.0.1:1/x\", headers: {A: b}, values: {financial.cash: /cash}}}";
        String trusted = hash(source);
        assertThat(hash("port: 4000\n" + source.replace("}}}", "}, every: 5s}}")))
                .isEqualTo(trusted);
        assertThat(hash(source.replace("1/x", "1/y"))).isNotEqualTo(trusted);
        assertThat(hash(source.replace("A: b", "A: c"))).isNotEqualTo(trusted);
        assertThat(hash(source.replace("A: b", "B: b"))).isNotEqualTo(trusted);
        assertThat(hash(source.replace("api:", "apis:"))).isNotEqualTo(trusted);
    }

    @Test
    void it_is_trusted_in_one_folder_only(@TempDir Path other) {
        Trusted.Thing here = Trusted.Thing.of(folder, "plan", List.of("abc"));
        assertThat(Trusted.Thing.of(folder.resolve("."), "plan", List.of("abc")))
                .isEqualTo(here);
        assertThat(Trusted.Thing.of(other, "plan", List.of("abc")).hash()).isNotEqualTo(here.hash());
    }

    @Test
    void the_list_lies_where_state_lies_and_is_the_persons_alone() throws IOException {
        Trusted trusted = Trusted.of(Map.of("XDG_STATE_HOME", folder.toString()));
        Trusted.Thing thing = Trusted.Thing.of(folder, "sources.a\nb", List.of("abc"));
        assertThat(trusted.has(thing)).isFalse();
        trusted.add(List.of(thing));
        trusted.add(List.of());
        assertThat(trusted.has(thing)).isTrue();
        assertThat(trusted.file()).isEqualTo(folder.resolve("jarvis/trusted"));
        assertThat(Files.readAllLines(trusted.file()))
                .singleElement()
                .asString()
                .endsWith(" sources.a?b");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trusted.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void where_no_folder_for_state_is_said_the_list_lies_in_the_home_that_is_said() {
        Path account = Path.of(System.getProperty("user.home"));
        assertThat(Trusted.of(Map.of("HOME", "/elsewhere")).file())
                .isEqualTo(Path.of("/elsewhere/.local/state/jarvis/trusted"));
        assertThat(Trusted.of(Map.of("XDG_STATE_HOME", "relative", "HOME", "/elsewhere"))
                        .file())
                .isEqualTo(Path.of("/elsewhere/.local/state/jarvis/trusted"));
        assertThat(Trusted.of(Map.of("HOME", "relative")).file())
                .isEqualTo(account.resolve(".local/state/jarvis/trusted"));
        assertThat(Trusted.of(Map.of()).file()).isEqualTo(account.resolve(".local/state/jarvis/trusted"));
    }

    private String hash(String yaml) throws IOException {
        return reaches(yaml).getFirst().thing().hash();
    }

    private List<Reach> reaches(String yaml) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), yaml);
        return Reach.of(new ProjectFolder(folder));
    }
}
