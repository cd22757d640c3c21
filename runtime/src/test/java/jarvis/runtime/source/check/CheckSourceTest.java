package jarvis.runtime.source.check;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.health.Expectation;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.source.Trial;
import jarvis.runtime.source.Upstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real servers and folders. */
@Timeout(60)
class CheckSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ERROR = "HTTP/1.1 503 Busy\r\nContent-Length: 17\r\n\r\n{\"status\":\"down\"}";

    @TempDir
    Path folder;

    @Test
    void each_condition_says_whether_it_holds_and_what_was_found() throws Exception {
        try (Upstream upstream = Upstream.saying(Upstream.ok("{\"status\": \"broken\", \"queue\": [7]}"))) {
            String[] conditions = {
                "status == 200", "body/status == healthy", "body/queue/0 < 10", "body/gone == 1", "time < 9 s"
            };
            assertThat(said(http(upstream.uri("/health?key=secret"), PATIENCE, conditions))
                            .subList(0, 4))
                    .containsExactly(
                            "true status == 200: was 200",
                            "false body/status == healthy: was broken",
                            "true body/queue/0 < 10: was 7",
                            "false body/gone == 1: was nothing");
            assertThat(http(upstream.uri("/health?key=secret"), PATIENCE)
                            .source()
                            .target())
                    .doesNotContain("secret");
        }
    }

    @Test
    void an_answer_of_any_status_is_one_and_its_body_is_read() throws Exception {
        try (Upstream upstream = Upstream.saying(ERROR)) {
            assertThat(said(http(upstream.uri("/"), PATIENCE, "status == 200", "body/status == down")))
                    .containsExactly("false status == 200: was 503", "true body/status == down: was down");
            upstream.say("HTTP/1.1 204 Nothing\r\n\r\n");
            assertThat(said(http(upstream.uri("/"), PATIENCE, "status == 204", "body == ok")))
                    .containsExactly("true status == 204: was 204", "false body == ok: was nothing");
            upstream.say(Upstream.ok("ok\n"));
            assertThat(said(http(upstream.uri("/"), PATIENCE, "body == ok", "body/status == ok")))
                    .containsExactly("true body == ok: was ok", "false body/status == ok: was nothing");
        }
    }

    @Test
    void one_that_is_away_hangs_or_breaks_off_has_no_answer_and_says_why() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Upstream upstream = new Upstream((_, _) -> end.await())) {
            assertThat(failed(http(upstream.uri("/"), Duration.ofMillis(200), "status == 200")))
                    .contains("not answer");
            upstream.say("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");
            assertThat(failed(http(upstream.uri("/"), PATIENCE))).contains("broke off");
        } finally {
            end.countDown();
        }
        int port = free();
        assertThat(failed(http(URI.create("http://127.0.0.1:" + port), PATIENCE)))
                .isEqualTo("Nobody listens at 127.0.0.1:" + port + ".");
        assertThat(failed(tcp(port))).isEqualTo("Nobody listens at 127.0.0.1:" + port + ".");
        assertThat(failed(spec(new FolderProbe(folder.resolve("gone"), "gone"), PATIENCE)))
                .isEqualTo("gone is not there.");
    }

    @Test
    void a_redirect_into_a_private_network_that_nobody_named_is_not_followed() throws Exception {
        try (Upstream upstream = Upstream.saying("HTTP/1.1 302 Go\r\nLocation: http://localhost:1/\r\n\r\n")) {
            assertThat(failed(http(upstream.uri("/"), PATIENCE))).contains("private network");
        }
    }

    @Test
    void a_port_is_open_and_a_disk_has_space() throws Exception {
        try (ServerSocket open = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(said(tcp(open.getLocalPort(), "time < 9 s"))).hasSize(1).allMatch(one -> one.startsWith("true"));
        }
        assertThat(said(spec(new FolderProbe(folder, "."), PATIENCE, "free > 1 MB", "free > 999999999 TiB")))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("true free > 1 MB: was "),
                        one -> assertThat(one).startsWith("false free > 999999999 TiB: was "));
    }

    @Test
    void what_it_took_is_no_new_revision() throws Exception {
        try (Upstream upstream = Upstream.saying(Upstream.ok("{}"))) {
            SourceSpec spec = http(upstream.uri("/"), PATIENCE, "status == 200", "time < 9 s");
            assertThat(((Fetch.Document) Trial.of(spec)).revision())
                    .isEqualTo(((Fetch.Document) Trial.of(spec)).revision());
            String good = ((Fetch.Document) Trial.of(spec)).revision();
            upstream.say(ERROR);
            assertThat(((Fetch.Document) Trial.of(spec)).revision()).isNotEqualTo(good);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static SourceSpec http(URI uri, Duration timeout, String... conditions) throws Exception {
        Headers none = Headers.plain(Map.of());
        return spec(new HttpProbe(uri, none, parsed(conditions), timeout, InstantSource.system()), timeout, conditions);
    }

    private static SourceSpec tcp(int port, String... conditions) throws Exception {
        return spec(new TcpProbe("127.0.0.1:" + port, PATIENCE), PATIENCE, conditions);
    }

    private static SourceSpec spec(Probe probe, Duration timeout, String... conditions) throws Exception {
        return new SourceSpec(
                new SourceRules("it", CheckSource.KIND, PATIENCE, Limits.NONE, Retry.DEFAULT),
                new CheckSource(probe, parsed(conditions), InstantSource.system()),
                CheckSource.whole("it"),
                timeout);
    }

    private static List<Expectation> parsed(String... conditions) throws Exception {
        List<Expectation> parsed = new ArrayList<>();
        for (String condition : conditions) {
            parsed.add(Expectation.parse(condition));
        }
        return parsed;
    }

    private static List<String> said(SourceSpec spec) {
        return Verdict.conditions(((Fetch.Document) Trial.of(spec)).body())
                .valueStream()
                .map(one ->
                        one.path("holds").asBoolean() + " " + one.path("text").asString())
                .toList();
    }

    private static String failed(SourceSpec spec) {
        return ((Fetch.Failed) Trial.of(spec)).cause().detail();
    }
}
