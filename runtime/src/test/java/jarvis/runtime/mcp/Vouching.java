package jarvis.runtime.mcp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A listener for programs that cannot send a token: adds a fixed one to each request, and calls the server by the port that it
 * has. Everything else goes through as it came, foreign hosts and origins too, so it is the product that refuses them.
 */
final class Vouching implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final String token;

    Vouching(int server, String token) throws IOException {
        this.server = server;
        this.token = token;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> relay(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server)) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            Matcher length = LENGTH.matcher(head);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            String known = head.replaceAll("(?i)\r\n(connection|authorization):[^\r]*", "")
                    .replace(":" + port(), ":" + server)
                    .replaceFirst("\r\n", "\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n");
            onward.getOutputStream().write(known.getBytes(StandardCharsets.ISO_8859_1));
            onward.getOutputStream().write(body);
            onward.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended in its head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
