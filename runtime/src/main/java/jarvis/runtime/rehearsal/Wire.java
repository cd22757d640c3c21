package jarvis.runtime.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of JSON in and out. */
final class Wire {
    static final JsonMapper JSON = new JsonMapper();

    private final BufferedReader in;
    private final PrintStream out;

    Wire(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    void write(ObjectNode frame) {
        line(frame.toString());
    }

    void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** The next frame; empty at the end of the input. */
    Optional<JsonNode> read() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                try {
                    return Optional.of(JSON.readTree(line));
                } catch (JacksonException e) {
                    throw new IOException("what it was told is no JSON: " + line, e);
                }
            }
        }
        return Optional.empty();
    }

    /** All that it is told, until the end of its input. */
    String all() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    void close() {
        out.close();
    }
}
