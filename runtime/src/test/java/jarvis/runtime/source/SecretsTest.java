package jarvis.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.runtime.project.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecretsTest {
    private static final String SENTINEL = "sentinel-5521";

    @TempDir
    private Path folder;

    @Test
    void references_are_replaced_and_the_rest_stays() throws Exception {
        Files.writeString(folder.resolve("token"), "from the file\n");
        Secrets secrets = new Secrets(folder, Map.of("KEY", "a ${env:KEY} $1"));
        assertThat(secrets.resolve("Bearer ${env:KEY}, ${file:token}; $5 {x}"))
                .isEqualTo("Bearer a ${env:KEY} $1, from the file; $5 {x}");
    }

    @Test
    void what_is_missing_is_named() {
        refused("${env:SHOP_TOKEN}", "The environment variable SHOP_TOKEN is not set.");
        refused("${file:secrets/token}", "The file secrets/token of a secret is empty or cannot be read.");
        refused("${file:.}", "The file . of a secret");
        refused("${vault:x}", "\"${\" that is no reference");
        refused("${env:OPEN", "\"${\" that is no reference");
    }

    private void refused(String written, String sentence) {
        assertThatThrownBy(() -> new Secrets(folder, Map.of("EMPTY", "")).resolve(written))
                .isInstanceOf(Secrets.Missing.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_file_without_end_is_no_secret() {
        refused("${file:/dev/zero}", "The file /dev/zero of a secret is empty or cannot be read.");
    }

    @Test
    void a_secret_that_is_missing_is_an_error_of_the_configuration_and_one_that_comes_is_used() throws IOException {
        try (Upstream upstream = Upstream.saying(Upstream.ok("{}"))) {
            Headers headers =
                    new Headers(Map.of("Authorization", "Bearer ${file:token}"), new Secrets(folder, Map.of()));
            HttpSource source =
                    new HttpSource(upstream.uri("/"), headers, Duration.ofSeconds(5), InstantSource.system());
            assertThat(String.valueOf(source.fetch(null))).contains("CONFIG_ERROR", "The file token of a secret");
            assertThat(upstream.asked()).isEmpty();
            Files.writeString(folder.resolve("token"), SENTINEL + "\n");
            assertThat(source.fetch(null)).isInstanceOf(Fetch.Document.class);
            assertThat(upstream.asked().getFirst()).contains("Authorization: Bearer " + SENTINEL + "\r\n");
        }
    }

    @Test
    void a_secret_is_in_no_sentence_no_log_line_and_no_name() throws IOException {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Handler listening = listening(told);
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("jarvis");
        root.addHandler(listening);
        ours.setLevel(Level.ALL);
        try (Upstream upstream = Upstream.saying("")) {
            Secrets secrets = new Secrets(folder, Map.of("KEY", SENTINEL, "BAD", SENTINEL + "\r\nX-Other: 1\u0000"));
            for (String value : List.of("${env:KEY}", "${env:BAD}", SENTINEL + "\n", "${env:NONE}" + SENTINEL)) {
                Headers headers = new Headers(Map.of("Authorization", value), secrets);
                Asked source = new Asked(
                        new HttpSource(upstream.uri("/"), headers, Duration.ofSeconds(5), InstantSource.system()));
                told.add(List.<Object>of(source.target(), headers, secrets).toString());
                try (Sources sources = source.polled()) {
                    for (String answer : List.of(
                            "", "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", Upstream.ok("{"), Upstream.ok("{}"))) {
                        upstream.say(answer);
                        source.awaitMore(2);
                        told.add(sources.known().toString() + sources.readings(Instant.now()));
                    }
                }
            }
        } finally {
            root.removeHandler(listening);
            ours.setLevel(null);
        }
        assertThat(told).hasSizeGreaterThan(20).noneMatch(line -> line.contains("sentinel"));
    }

    private static Handler listening(List<String> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord said) {
                told.add(said.getMessage() + said.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
