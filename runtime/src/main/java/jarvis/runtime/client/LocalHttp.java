package jarvis.runtime.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few lines of HTTP that a command needs, on a plain socket: the JDK's clients take longer to load than the whole
 * command may last. One request a connection; plain http only.
 */
public final class LocalHttp {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 60_000;
    private static final int LONGEST_LINE = 16_384;

    /**
     * An answer whose body is still to be read.
     *
     * @param headers by name in small letters
     */
    public record Response(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {
        public Response {
            headers = Map.copyOf(headers);
        }

        public boolean ok() {
            return status / 100 == 2;
        }

        public String text() throws IOException {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private final URI base;
    private final @Nullable String token;

    /** @param token sent as bearer; null: none */
    public LocalHttp(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** Whether somebody listens at the address. */
    public boolean reachable() {
        try (Socket socket = new Socket()) {
            socket.connect(address(), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(unbracketed(base.getHost()), port());
    }

    public Response get(String path, String accept) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n" + headers() + "Accept: " + accept + "\r\n\r\n", new byte[0]);
    }

    public Response post(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return send(
                "POST " + path + " HTTP/1.1\r\n" + headers()
                        + "Accept: application/json\r\nContent-Type: application/json\r\n" + "Content-Length: "
                        + body.length + "\r\n\r\n",
                body);
    }

    private String headers() {
        String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
        return "Host: " + base.getHost() + ":" + port() + "\r\nConnection: close\r\n" + authorization;
    }

    private int port() {
        return base.getPort() < 0 ? 80 : base.getPort();
    }

    private Response send(String head, byte[] body) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address(), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = new byte[first.length + body.length];
            System.arraycopy(first, 0, all, 0, first.length);
            System.arraycopy(body, 0, all, first.length, body.length);
            socket.getOutputStream().write(all);
            return response(new Connection(socket, new BufferedInputStream(socket.getInputStream())));
        } catch (ConnectException | SocketTimeoutException e) {
            socket.close();
            throw new ClientTrouble(ClientTrouble.Code.NOT_RUNNING, "Nobody answers at " + base + ".", e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Response response(Connection connection) throws IOException {
        String status = line(connection);
        if (!status.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("this is no HTTP answer: " + status);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(connection); !line.isEmpty(); line = line(connection)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Response(Integer.parseInt(status.substring(9, 12)), headers, body(connection, headers));
    }

    private static InputStream body(Connection connection, Map<String, String> headers) {
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return new Chunked(connection);
        }
        String length = headers.get("content-length");
        return new Counted(connection, length == null ? Long.MAX_VALUE : Long.parseLong(length), length != null);
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended inside an answer");
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("an answer has a line of more than " + LONGEST_LINE + " bytes in its head");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** What comes in on a socket; closing it closes the socket. */
    private static final class Connection extends java.io.FilterInputStream {
        private final Socket socket;

        Connection(Socket socket, InputStream in) {
            super(in);
            this.socket = socket;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** A body of a known length, or up to the end of the connection. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private final boolean exact;
        private long left;

        Counted(InputStream in, long length, boolean exact) {
            this.in = in;
            this.left = length;
            this.exact = exact;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(to, offset, (int) Math.min(length, left));
            if (count < 0 && exact) {
                throw new EOFException("the connection ended inside an answer");
            }
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** A body that comes in chunks. */
    private static final class Chunked extends InputStream {
        private final InputStream in;
        private long left;
        private boolean first = true;
        private boolean ended;

        Chunked(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                next();
            }
            if (ended) {
                return -1;
            }
            int count = in.read(to, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the connection ended inside an answer");
            }
            left -= count;
            return count;
        }

        private void next() throws IOException {
            if (!first) {
                line(in);
            }
            first = false;
            left = Long.parseLong(line(in).replaceFirst(";.*", "").strip(), 16);
            ended = left == 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
