package jarvis.runtime.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jarvis.core.reading.Meaning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;

@Timeout(60)
class HttpFaultsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BODY = "{\"value\": 6, \"more\": [1, \"zebra\", {\"deep\": null}]}";

    private Upstream upstream;

    @BeforeEach
    void open() throws IOException {
        upstream = Upstream.saying(Upstream.ok(BODY));
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void half_an_answer_is_none_wherever_it_ends() throws IOException {
        for (String whole : List.of(
                Upstream.ok(BODY),
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + BODY,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"val\r\n7\r\nue\": 6}\r\n0\r\n\r\n")) {
            byte[] bytes = whole.getBytes(ISO_8859_1);
            for (int length = 0; length < bytes.length - (whole.contains("chunked") ? 9 : 1); length++) {
                byte[] half = Arrays.copyOf(bytes, length);
                upstream.answer((_, out) -> out.write(half));
                assertThat(told(source())).as("the first %s bytes", length).doesNotContain("zebra");
            }
        }
    }

    @Test
    void half_a_body_of_its_stated_length_leaves_the_last_values() {
        Asked source = new Asked(source());
        try (Sources sources = source.polled()) {
            source.await(sources, state -> state.last() != null);
            for (int length = 0; length < BODY.length(); length++) {
                upstream.say(Upstream.ok(BODY.substring(0, length)));
                int failures = Asked.state(sources).failures();
                source.await(sources, state -> state.failures() > failures + 1);
                assertThat(Asked.seen(sources)).isEqualTo("uncertain invalid 6");
            }
        }
    }

    @Test
    void a_web_page_is_no_document() throws IOException {
        upstream.say(Upstream.ok("Content-Type: text/html\r\n", "<html>zebra</html>"));
        assertThat(told(source()))
                .isEqualTo("INVALID Its answer cannot be used. It is not JSON: it goes wrong at line 1, column 1.");
    }

    @Test
    void a_redirect_to_itself_ends() throws IOException {
        upstream.say("HTTP/1.1 302 Found\r\nLocation: /values\r\nContent-Length: 0\r\n\r\n");
        assertThat(told(source())).isEqualTo("INVALID It redirects more than 3 times, or nowhere.");
        assertThat(upstream.asked()).hasSize(4);
    }

    @Test
    void a_redirect_to_where_clouds_keep_their_secrets_is_not_followed() throws IOException {
        for (String host : List.of(
                "169.254.169.254",
                "[fe80::1]",
                "[::ffff:169.254.169.254]",
                "[::169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]")) {
            upstream.say("HTTP/1.1 302 Found\r\nLocation: http://" + host + "/latest\r\nContent-Length: 0\r\n\r\n");
            assertThat(told(source())).startsWith("CONFIG_ERROR The host ").contains("link-local");
        }
    }

    @Test
    void a_redirect_to_this_machine_under_another_name_is_not_followed() throws IOException {
        upstream.say("HTTP/1.1 302 Found\r\nLocation: " + upstream.uri("/other") + "\r\nContent-Length: 0\r\n\r\n");
        URI named = URI.create("http://localhost:" + upstream.port() + "/values");
        assertThat(told(new HttpSource(named, Map.of(), PATIENCE, InstantSource.system())))
                .startsWith("CONFIG_ERROR It leads to 127.0.0.1 in a private network");
        assertThat(upstream.asked()).hasSize(1);
    }

    @Test
    void a_redirect_to_another_scheme_or_to_nothing_is_not_followed() throws IOException {
        for (String where : List.of("Location: file:///etc/passwd\r\n", "Location: ::\r\n", "")) {
            upstream.say("HTTP/1.1 302 Found\r\n" + where + "Content-Length: 0\r\n\r\n");
            assertThat(told(source())).startsWith("INVALID It redirects");
        }
    }

    @Test
    void a_header_is_sent_to_whom_it_was_given_for_and_to_nobody_else() throws IOException {
        try (Upstream other = Upstream.saying(Upstream.ok(BODY))) {
            upstream.say("HTTP/1.1 302 Found\r\nLocation: " + other.uri("/") + "\r\nContent-Length: 0\r\n\r\n");
            HttpSource source = new HttpSource(
                    upstream.uri("/"), Map.of("X-Key", "sentinel-5521"), PATIENCE, InstantSource.system());
            assertThat(source.fetch(null)).isInstanceOf(Fetch.Document.class);
            assertThat(upstream.asked().getFirst()).contains("sentinel-5521");
            assertThat(other.asked().getFirst()).doesNotContain("sentinel-5521");
            assertThat(List.<Object>of(source, source.target()).toString()).doesNotContain("sentinel");
        }
    }

    @Test
    void an_answer_that_dribbles_is_ended_by_the_deadline_and_the_source_asks_on() {
        upstream.answer((_, out) -> dribble(out));
        Asked source = new Asked(source());
        try (Sources sources = new Sources(
                List.of(source.spec("it", Asked.VALUE, Duration.ofMillis(300))),
                Kept.NOTHING,
                InstantSource.system())) {
            source.await(sources, state -> state.failures() > 2);
            assertThat(Asked.state(sources).trouble())
                    .hasToString("Cause[reason=NO_COMMUNICATION, detail=It does not answer within 300 ms.]");
            upstream.say(Upstream.ok(BODY));
            source.await(sources, state -> state.trouble() == null);
        }
    }

    private static void dribble(OutputStream out) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(ISO_8859_1));
        while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(100);
        }
    }

    @Test
    void an_answer_without_end_is_left_when_it_is_too_large() throws IOException {
        upstream.answer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write(new byte[1 << 16]);
            }
        });
        assertThat(told(source())).isEqualTo("INVALID Its answer is larger than 16 MB.");
    }

    @Test
    void a_body_that_was_packed_unasked_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 1_000; i++) {
                gzip.write(new byte[1 << 16]);
            }
        }
        for (String encoding : List.of("gzip", "GZIP", "identity, gzip", "x-unknown")) {
            upstream.answer((_, out) -> {
                out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + packed.size()
                                + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
                packed.writeTo(out);
            });
            assertThat(told(source())).isEqualTo("INVALID It answers in an encoding that was not asked for.");
        }
    }

    @Test
    void headers_of_many_megabytes_are_not_read() throws IOException {
        upstream.answer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            byte[] header = ("X-Long: " + "x".repeat(8_000) + "\r\n").getBytes(ISO_8859_1);
            for (int i = 0; i < 4_000; i++) {
                out.write(header);
            }
            out.write("Content-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
        });
        assertThat(told(source())).startsWith("NO_COMMUNICATION The connection to 127.0.0.1:");
    }

    @Test
    void a_value_that_becomes_an_object_is_shown_as_what_it_is_and_the_others_stay() {
        Mapping two = new Mapping(
                List.of(
                        new Mapping.Value("value", JsonPointer.compile("/value"), Meaning.PLAIN, false),
                        new Mapping.Value("other", JsonPointer.compile("/other"), Meaning.PLAIN, false)),
                JsonPointer.compile("/asOf"));
        Asked source = new Asked(source());
        upstream.say(Upstream.ok("{\"value\": 1, \"other\": 2}"));
        try (Sources sources =
                new Sources(List.of(source.spec("it", two, PATIENCE)), Kept.NOTHING, InstantSource.system())) {
            source.await(sources, state -> state.last() != null);
            for (String value : List.of("{\"in\":7}", "[1]", "null", "\"text\"", "true", "1E+300", "\"\"")) {
                upstream.say(Upstream.ok("{\"value\": " + value + ", \"other\": 3, \"asOf\": " + value + "}"));
                String shown = value.equals("null") ? "bad invalid" : "good " + value;
                source.await(sources, state -> Asked.seen(state, "value").equals(shown));
                assertThat(Asked.seen(Asked.state(sources), "other")).isEqualTo("good 3");
            }
        }
    }

    @Test
    void what_is_unchanged_is_not_sent_again() throws IOException {
        upstream.answer((head, out) -> out.write((head.contains("If-None-Match: \"one\"")
                        ? "HTTP/1.1 304 Not Modified\r\n\r\n"
                        : Upstream.ok("ETag: \"one\"\r\n", BODY))
                .getBytes(ISO_8859_1)));
        HttpSource source = source();
        Fetch.Document first = (Fetch.Document) source.fetch(null);
        assertThat(source.fetch(first.revision())).isEqualTo(new Fetch.Unchanged());
        assertThat(upstream.asked().getLast()).contains("If-None-Match");
    }

    @Test
    void the_tag_of_an_answer_that_was_not_understood_is_not_asked_with() throws IOException {
        upstream.say(Upstream.ok("ETag: \"one\"\r\n", BODY));
        HttpSource source = source();
        Fetch.Document first = (Fetch.Document) source.fetch(null);
        upstream.say(Upstream.ok("ETag: \"two\"\r\n", "{half"));
        assertThat(source.fetch(first.revision())).isInstanceOf(Fetch.Failed.class);
        source.fetch(first.revision());
        assertThat(upstream.asked().getLast())
                .contains("If-None-Match: \"one\"")
                .doesNotContain("two");
        source.fetch("of what was read and not understood");
        assertThat(upstream.asked().getLast()).doesNotContain("If-None-Match");
    }

    @Test
    void unchanged_is_no_answer_to_who_knows_nothing() throws IOException {
        upstream.say("HTTP/1.1 304 Not Modified\r\n\r\n");
        assertThat(told(source())).startsWith("INVALID It says that nothing changed");
    }

    @Test
    void an_answer_that_a_person_can_mend_says_how() throws IOException {
        Map<String, String> answers = Map.of(
                "401 Unauthorized", "status 401. It wants a key, or another one: name it under `headers`",
                "403 Forbidden", "status 403. It wants a key",
                "404 Not Found", "status 404. There is nothing at this address");
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            upstream.say("HTTP/1.1 " + answer.getKey() + "\r\nContent-Length: 5\r\n\r\nzebra");
            assertThat(told(source())).contains(answer.getValue()).doesNotContain("zebra");
        }
    }

    @Test
    void what_asks_to_be_left_alone_is() throws IOException {
        HttpSource source = new HttpSource(upstream.uri("/"), Map.of(), PATIENCE, () -> NOON);
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(NOON.plusSeconds(90).atOffset(ZoneOffset.UTC));
        Map<String, Instant> answers = Map.of(
                "429 Too Many Requests\r\nRetry-After: 120",
                NOON.plusSeconds(120),
                "503 Service Unavailable\r\nRetry-After: " + date,
                NOON.plusSeconds(90),
                "503 Service Unavailable\r\nRetry-After: 999999",
                NOON.plusSeconds(3_600));
        for (Map.Entry<String, Instant> answer : answers.entrySet()) {
            upstream.say("HTTP/1.1 " + answer.getKey() + "\r\nContent-Length: 5\r\n\r\nzebra");
            Fetch.Failed failed = (Fetch.Failed) source.fetch(null);
            assertThat(failed.notBefore()).isEqualTo(answer.getValue());
            assertThat(failed.cause().detail())
                    .isEqualTo("It answers with status " + answer.getKey().substring(0, 3) + ".");
        }
        upstream.say("HTTP/1.1 503 No\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n");
        assertThat(((Fetch.Failed) source.fetch(null)).notBefore()).isNull();
    }

    @Test
    void an_answer_that_is_no_http_is_told_without_its_words() throws IOException {
        for (String nonsense :
                List.of("zebra\r\n\r\n", "\0\0\0\0", "HTTP/9.9 zebra\r\n\r\n", "SSH-2.0-zebra\r\n", "")) {
            upstream.say(nonsense);
            assertThat(told(source())).startsWith("NO_COMMUNICATION").doesNotContain("zebra");
        }
        upstream.close();
        assertThat(told(source())).isEqualTo("NO_COMMUNICATION Nobody listens at 127.0.0.1:" + upstream.port() + ".");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_named_as_the_reason(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        server.start();
        try {
            URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
            assertThat(told(new HttpSource(uri, Map.of(), PATIENCE, InstantSource.system())))
                    .startsWith("CONFIG_ERROR The certificate of localhost:")
                    .contains("keytool -importcert");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void who_answers_an_encrypted_greeting_in_the_clear_or_never_is_left() {
        URI uri = URI.create("https://127.0.0.1:" + upstream.port() + "/");
        Asked source = new Asked(new HttpSource(uri, Map.of(), PATIENCE, InstantSource.system()));
        try (Sources sources = new Sources(
                List.of(source.spec("it", Asked.VALUE, Duration.ofMillis(300))),
                Kept.NOTHING,
                InstantSource.system())) {
            source.await(sources, state -> state.failures() > 2);
            assertThat(Asked.state(sources).trouble())
                    .hasToString("Cause[reason=NO_COMMUNICATION, detail=It does not answer within 300 ms.]");
        }
    }

    private static SSLContext selfSigned(Path folder) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("store");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(keytool.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private HttpSource source() {
        return new HttpSource(upstream.uri("/values"), Map.of(), PATIENCE, InstantSource.system());
    }

    private static String told(Source source) throws IOException {
        Fetch fetch = source.fetch(null);
        assertThat(fetch).isInstanceOf(Fetch.Failed.class);
        Fetch.Failed failed = (Fetch.Failed) fetch;
        return failed.cause().reason() + " " + failed.cause().detail();
    }
}
