package jarvis.runtime.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between an agent that speaks the Model Context Protocol over standard input and output, a message a line, and {@code /mcp} of
 * the running Jarvis. One message after the other; ends when the input does. Understands of them no more than their ids.
 *
 * <p>A Jarvis that is being started again is waited for, {@value #PATIENCE_SECONDS} s a message. What was sent is never sent again.
 */
public final class McpBridge {
    private static final int PATIENCE_SECONDS = 20;
    private static final long PAUSE_MILLIS = 200;
    private static final int LONGEST_LINE = 1024 * 1024;
    private static final int UNAVAILABLE = -32000;
    private static final int MALFORMED = -32700;
    private static final JsonMapper JSON = new JsonMapper();

    private final Access access;
    private final Consumer<String> log;
    private final Duration patience;

    /** @param log told what answers nobody */
    public McpBridge(Access access, Consumer<String> log) {
        this(access, log, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    McpBridge(Access access, Consumer<String> log, Duration patience) {
        this.access = access;
        this.log = log;
        this.patience = patience;
    }

    /** What came to the end of a line, or of the input. */
    private record Line(byte[] bytes, boolean whole, boolean last) {}

    /** Forwards until the input ends. */
    public void run(InputStream in, OutputStream out) {
        try {
            for (Line line = line(in); ; line = line(in)) {
                Optional<String> answer = answer(line);
                if (answer.isPresent()) {
                    out.write((answer.get() + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
                if (line.last()) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The agent's end of the pipe is gone (" + e.getMessage() + ").", e);
        }
    }

    /** No more of a line is kept than Jarvis would take. */
    private static Line line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        boolean whole = true;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            whole = bytes.size() < LONGEST_LINE;
            if (whole) {
                bytes.write(next);
            }
        }
        return new Line(bytes.toByteArray(), whole, next < 0);
    }

    private Optional<String> answer(Line line) {
        String message;
        try {
            message = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.of(error(null, MALFORMED, "The message is not UTF-8 text. Send JSON in UTF-8."));
        }
        if (message.isBlank()) {
            return Optional.empty();
        }
        return line.whole()
                ? forwarded(message)
                : Optional.of(error(null, MALFORMED, "The message is larger than 1 MB. Say it in fewer words."));
    }

    private Optional<String> forwarded(String message) {
        JsonNode tree = tree(message);
        if (tree.has("method") && !tree.has("id")) {
            return notice(message);
        }
        JsonNode id = tree.get("id");
        Optional<Door> door = reachable();
        if (door.isEmpty()) {
            return Optional.of(error(
                    id,
                    UNAVAILABLE,
                    "Jarvis does not answer, so nothing was recorded. A person starts it again in the plan's folder with"
                            + " jarvis resume; then try again."));
        }
        try (LocalHttp.Response response = door.get().exchange("/mcp", message)) {
            return Optional.of(answered(response, id)).filter(answer -> !answer.isEmpty());
        } catch (IOException | ClientTrouble e) {
            return Optional.of(error(
                    id,
                    UNAVAILABLE,
                    door.get().url() + " did not answer (" + e.getMessage()
                            + "). Whether it was recorded is not known: look at run_status before you say it again."));
        }
    }

    /** Nobody waits for an answer to one, so what goes wrong with it is only logged. */
    private Optional<String> notice(String message) {
        try {
            reachable()
                    .orElseThrow(() -> new IOException("Jarvis does not answer"))
                    .exchange("/mcp", message)
                    .close();
        } catch (IOException | ClientTrouble e) {
            log.accept("A notification did not arrive: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    /** A refusal of the connection itself becomes the answer to the request that it stopped. */
    private static String answered(LocalHttp.Response response, @Nullable JsonNode id) throws IOException {
        String body = response.text().replace("\n", "").replace("\r", "");
        if (response.ok()) {
            return body;
        }
        JsonNode said = tree(body);
        String fallback = said.path("detail").asString("Jarvis answers " + response.status() + ".");
        int code = said.at("/error/code").asInt(UNAVAILABLE);
        return error(id, code, said.at("/error/message").asString(fallback));
    }

    private Optional<Door> reachable() {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Door> door = access.door().filter(Door::answers);
            if (door.isPresent() || System.nanoTime() >= end || !paused()) {
                return door;
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static String error(@Nullable JsonNode id, int code, String sentence) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        if (id != null) {
            answer.set("id", id);
        }
        answer.putObject("error").put("code", code).put("message", sentence);
        return answer.toString();
    }
}
