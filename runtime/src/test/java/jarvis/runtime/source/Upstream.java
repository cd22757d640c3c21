package jarvis.runtime.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says to the byte what a test lets it say, and remembers what it was asked. */
public final class Upstream implements AutoCloseable {
    private final ServerSocket listening;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Answer answer;

    /** Answers one request; the connection is closed behind it. */
    public interface Answer {
        /** @param head the request's first line and headers */
        void to(String head, OutputStream out) throws IOException, InterruptedException;
    }

    public Upstream(Answer answer) throws IOException {
        this.answer = answer;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    public static Upstream saying(String answer) throws IOException {
        return new Upstream((_, out) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    public static String ok(String body) {
        return ok("", body);
    }

    /** @param headers each with its line's end */
    public static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    public void answer(Answer next) {
        answer = next;
    }

    public void say(String next) {
        answer = (_, out) -> out.write(next.getBytes(UTF_8));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The heads of all requests so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = head(socket.getInputStream());
            asked.add(head);
            answer.to(head, socket.getOutputStream());
        } catch (IOException e) {
            // The other side went away, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
            next = in.read();
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
