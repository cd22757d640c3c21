package jarvis.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LocalHttpTest {
    private HttpServer server;
    private volatile String authorization = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_body_comes_whole_with_a_length_and_in_chunks() throws IOException {
        String large = "grüße ".repeat(50_000);
        answers("/counted", 200, large, false);
        answers("/chunked", 200, large, true);
        assertThat(new Door(url(), null).text("/counted")).isEqualTo(large);
        assertThat(new Door(url(), null).text("/chunked")).isEqualTo(large);
    }

    @Test
    void the_token_goes_along_where_there_is_one() {
        answers("/x", 200, "{}", false);
        new Door(url(), "secret").post("/x", JsonNodeFactory.instance.objectNode());
        assertThat(authorization).isEqualTo("Bearer secret");
        new Door(url(), null).get("/x");
        assertThat(authorization).isEqualTo("none");
    }

    @Test
    void a_problem_document_s_own_words_are_the_trouble() {
        answers("/x", 409, "{\"detail\":\"It is too late.\"}", false);
        assertThatThrownBy(() -> new Door(url(), null).get("/x")).isInstanceOfSatisfying(ClientTrouble.class, e -> {
            assertThat(e.code()).isEqualTo(ClientTrouble.Code.REFUSED);
            assertThat(e.sentence()).isEqualTo("It is too late.");
        });
        answers("/y", 500, "<html>", false);
        assertThatThrownBy(() -> new Door(url(), null).get("/y")).isInstanceOfSatisfying(ClientTrouble.class, e -> {
            assertThat(e.code()).isEqualTo(ClientTrouble.Code.WORLD);
            assertThat(e.sentence()).contains("answers 500 and does not say why");
        });
    }

    @Test
    void nobody_there_is_not_running() throws IOException {
        URI gone = url();
        stop();
        assertThat(new Door(gone, null).answers()).isFalse();
        assertThatThrownBy(() -> new Door(gone, null).get("/x"))
                .isInstanceOfSatisfying(
                        ClientTrouble.class, e -> assertThat(e.code()).isEqualTo(ClientTrouble.Code.NOT_RUNNING));
        start();
    }

    @Test
    void half_an_answer_is_never_taken_for_a_whole_one() throws IOException {
        assertBroken("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":1}");
        assertBroken("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n");
        assertBroken("HTTP/1.1 200");
        assertBroken("SSH-2.0-OpenSSH_9\r\n");
        assertBroken("");
    }

    private static void assertBroken(String bytes) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket one = socket.accept()) {
                    one.getInputStream().read(new byte[16]);
                    one.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Door door = new Door(URI.create("http://127.0.0.1:" + socket.getLocalPort()), null);
            assertThatThrownBy(() -> door.get("/x"))
                    .as(bytes)
                    .isInstanceOfSatisfying(
                            ClientTrouble.class, e -> assertThat(e.code()).isEqualTo(ClientTrouble.Code.WORLD));
        }
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answers(String path, int status, String body, boolean chunked) {
        server.createContext(path, exchange -> {
            @Nullable String given = exchange.getRequestHeaders().getFirst("Authorization");
            authorization = given == null ? "none" : given;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
