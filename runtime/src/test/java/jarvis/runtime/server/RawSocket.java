package jarvis.runtime.server;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket's client that sends what no decent one would, and reads only when it is told to. Shares no code with the server. */
final class RawSocket implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final JsonMapper JSON = new JsonMapper();

    final String head;
    private final Socket socket = new Socket();
    private final DataInputStream in;

    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int code() {
            return ByteBuffer.wrap(payload).getShort();
        }

        String reason() {
            return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    RawSocket(int port, String... headers) throws IOException {
        this(port, new byte[0], headers);
    }

    /** @param early what is sent with the request, before there is an answer */
    RawSocket(int port, byte[] early, String... headers) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        List<String> lines = new ArrayList<>(List.of("GET /ws HTTP/1.1"));
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            lines.add("Host: localhost:" + port);
        }
        lines.addAll(List.of(headers));
        lines.addAll(List.of(
                "Connection: keep-alive, Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        byte[] request = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        write(ByteBuffer.allocate(request.length + early.length)
                .put(request)
                .put(early)
                .array());
        head = readHead();
    }

    private String readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.readUnsignedByte());
        }
        return text.toString();
    }

    void say(String text) throws IOException {
        write(frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A whole frame as a client sends it. */
    static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        byte[] mask = {7, 77, 17, 71};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    Frame next() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int said = in.readUnsignedByte();
        long length = said == 126 ? in.readUnsignedShort() : said == 127 ? in.readLong() : said;
        return new Frame(opcode, in.readNBytes((int) length));
    }

    /** The next message of an event's kind. */
    JsonNode next(String event) throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.opcode() == CLOSE) {
                throw new IOException("closed: " + frame.code() + " " + frame.reason());
            }
            if (frame.opcode() == TEXT
                    && JSON.readTree(frame.text()).path("event").asString().equals(event)) {
                return JSON.readTree(frame.text());
            }
        }
    }

    /** The close frame, whatever comes before it. */
    Frame closing() throws IOException {
        Frame frame = next();
        while (frame.opcode() != CLOSE) {
            frame = next();
        }
        return frame;
    }

    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
