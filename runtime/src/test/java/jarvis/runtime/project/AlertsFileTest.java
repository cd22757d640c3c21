package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.alert.Rule;
import jarvis.core.alert.Urgency;
import jarvis.core.reading.Quality;
import jarvis.runtime.project.AlertSettings.ChannelSettings;
import jarvis.runtime.project.AlertSettings.Encryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsFileTest {
    @TempDir
    Path folder;

    @Test
    void without_a_word_there_are_none() throws IOException {
        assertThat(AlertsFile.read(new ProjectFolder(folder)).settings()).isEqualTo(AlertSettings.NONE);
        assertThat(read("port: 3003\n").settings()).isEqualTo(AlertSettings.NONE);
    }

    @Test
    void rules_and_channels_are_read_with_all_that_is_said_of_them() throws IOException {
        AlertsFile file = read("""
                alerts:
                  rules:
                    cash-low: {value: financial.cash, when: "< 1000", quality: bad, for: 5m, severity: critical, resolve-after: 1h}
                    old: {value: "health.services[my.api].status", quality: stale}
                  to:
                    webhook: http://127.0.0.1:9/hook
                    slack: ${env:SLACK_URL}
                    email:
                      server: mail.example.com:587
                      from: jarvis@example.com
                      to: ada@example.com, bob@example.com
                      user: jarvis
                      password: ${env:MAIL_PASSWORD}
                """);
        assertThat(file.problems()).isEmpty();
        Rule cash = file.settings().rules().getFirst();
        assertThat(cash.text()).isEqualTo("financial.cash < 1000 or is bad");
        assertThat(cash.holds()).isEqualTo(Duration.ofMinutes(5));
        assertThat(cash.resolveAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(cash.urgency()).isEqualTo(Urgency.CRITICAL);
        Rule old = file.settings().rules().getLast();
        assertThat(old.quality()).isEqualTo(Quality.UNCERTAIN);
        assertThat(old.holds()).isZero();
        assertThat(old.urgency()).isEqualTo(Urgency.WARNING);
        assertThat(file.settings().channels())
                .containsExactly(
                        new ChannelSettings.Webhook("http://127.0.0.1:9/hook"),
                        new ChannelSettings.Slack("${env:SLACK_URL}"),
                        new ChannelSettings.Email(
                                "mail.example.com",
                                587,
                                Encryption.STARTTLS,
                                "jarvis@example.com",
                                List.of("ada@example.com", "bob@example.com"),
                                "jarvis",
                                "${env:MAIL_PASSWORD}"));
    }

    @Test
    void each_mistake_is_named_with_its_line() throws IOException {
        List<String> sentences =
                read("""
                        alerts:
                          ruls: {}
                          rules:
                            a: {valu: financial.cash, when: "> 1"}
                            b: {value: financial.cash}
                            c: {value: financial.cash, when: "more than 3"}
                            d: {value: cash, when: "> 1"}
                            e: {value: financial.cash, quality: rotten}
                            f: {value: financial.cash, when: "> 1", for: soon}
                            g: {value: "health.alerts[a].state", when: "== firing"}
                          to:
                            webhook: ftp://example.com
                            email: {server: mail, from: "a@b>", to: "x", tls: maybe}
                        """).problems().stream().map(SettingsProblem::sentence).toList();
        assertThat(sentences)
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:2:").contains("did you mean `rules`?"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:4:").contains("did you mean `value`?"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:5:").contains("give it `when:"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:6:").contains("a comparison, such as"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:7:").contains("the name of a value"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:8:").contains("one of stale, uncertain"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:9:").contains("a duration"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:10:").contains("feed itself"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:12:").contains("http://"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:13:").contains("HOST:PORT"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:13:").contains("one address"))
                .anySatisfy(one -> assertThat(one).startsWith("jarvis.yaml:13:").contains("none, starttls, always"));
    }

    @Test
    void a_password_never_travels_in_the_clear() throws IOException {
        AlertsFile file = read("""
                alerts:
                  to:
                    email: {server: "m:25", from: a@b, to: c@d, tls: none, user: u, password: p}
                """);
        assertThat(file.settings().channels()).isEmpty();
        assertThat(file.problems())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).contains("never sent in the clear"));
    }

    private AlertsFile read(String text) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), text);
        return AlertsFile.read(new ProjectFolder(folder));
    }
}
