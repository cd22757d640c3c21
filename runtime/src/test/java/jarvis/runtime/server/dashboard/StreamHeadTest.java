package jarvis.runtime.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.dashboard.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only what is plain is taken; whatever is left goes the usual way, where it is answered or refused. */
class StreamHeadTest {
    @Test
    void a_browsers_request_is_taken() {
        StreamHead head = of(
                        "GET /api/dashboard/stream HTTP/1.1",
                        "Host: localhost:3003",
                        "Last-Event-ID:  e-7 ",
                        "Accept: */*")
                .orElseThrow();
        assertThat(head.headers()).containsEntry("host", "localhost:3003");
        assertThat(head.wish().lastEventId()).isEqualTo("e-7");
        assertThat(head.wish().endpoints()).hasSize(Endpoint.values().length);
    }

    @Test
    void one_for_some_endpoints_is_taken_and_an_older_proxys_too() {
        assertThat(of("GET /api/dashboard/stream?endpoints=waves,health HTTP/1.0", "Host: a")
                        .orElseThrow()
                        .endpoints())
                .containsExactlyInAnyOrder(Endpoint.WAVES, Endpoint.HEALTH);
    }

    @Test
    void another_request_is_left() {
        for (String line : List.of(
                "GET / HTTP/1.1",
                "POST /api/dashboard/stream HTTP/1.1",
                "HEAD /api/dashboard/stream HTTP/1.1",
                "GET /api/dashboard/streams HTTP/1.1",
                "GET /api/dashboard/stream?endpoints=nothing HTTP/1.1",
                "GET /api/dashboard/stream?endpoints= HTTP/1.1",
                "GET /api/dashboard/stream?endpoints=%77aves HTTP/1.1",
                "GET /api/dashboard/stream?a=b HTTP/1.1",
                "GET /api/dashboard/stream HTTP/2.0",
                "GET  /api/dashboard/stream HTTP/1.1")) {
            assertThat(of(line, "Host: a")).as(line).isEmpty();
        }
    }

    @Test
    void anything_unusual_is_left() {
        for (String header : List.of(
                "Content-Length: 3",
                "Transfer-Encoding: chunked",
                "Upgrade: h2c",
                "Host: b",
                " folded",
                "No colon",
                "Space : before",
                "Bell: \u0007",
                "Umlaut: \u00fc",
                "Line: a\nb")) {
            assertThat(of("GET /api/dashboard/stream HTTP/1.1", "Host: a", header))
                    .as(header)
                    .isEmpty();
        }
    }

    @Test
    void half_a_head_and_what_goes_on_after_it_are_left() {
        String whole = "GET /api/dashboard/stream HTTP/1.1\r\nHost: a\r\n\r\n";
        for (int length = 0; length < whole.length(); length++) {
            assertThat(StreamHead.of(bytes(whole.substring(0, length))))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(StreamHead.of(bytes(whole))).isPresent();
        assertThat(StreamHead.of(bytes(whole + "GET / HTTP/1.1\r\n\r\n"))).isEmpty();
    }

    private static Optional<StreamHead> of(String... lines) {
        return StreamHead.of(bytes(String.join("\r\n", lines) + "\r\n\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
