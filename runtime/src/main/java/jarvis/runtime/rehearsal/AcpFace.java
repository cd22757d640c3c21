package jarvis.runtime.rehearsal;

import jarvis.core.agent.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** As an agent of the Agent Client Protocol, version 1, speaks. */
final class AcpFace implements Face {
    private static final String SESSION = "fake-session";

    private final Wire wire;
    private JsonNode prompt = Wire.object();
    private Tokens used = Tokens.NONE;
    private @Nullable BigDecimal usd;
    private int requests;

    AcpFace(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void begin() throws IOException {
        while (!prompted()) {
            // initialize and session/new come first
        }
    }

    private boolean prompted() throws IOException {
        JsonNode frame = wire.read().orElseThrow(() -> new IOException("its input ended before it was told anything"));
        switch (frame.path("method").asString("")) {
            case "initialize" -> {
                ObjectNode result = Wire.object().put("protocolVersion", 1);
                ObjectNode can = result.putObject("agentCapabilities").put("loadSession", true);
                can.putObject("mcpCapabilities").put("http", true);
                result.putObject("agentInfo").put("name", "fake").put("version", "0.0.0");
                answer(frame, result);
            }
            case "session/new" -> answer(frame, Wire.object().put("sessionId", SESSION));
            case "session/load" -> answer(frame, Wire.object());
            case "session/prompt" -> {
                prompt = frame;
                return true;
            }
            default -> {}
        }
        return false;
    }

    private void answer(JsonNode request, ObjectNode result) {
        ObjectNode answer = Wire.object().put("jsonrpc", "2.0");
        answer.set("id", request.path("id"));
        answer.set("result", result);
        wire.write(answer);
    }

    private void update(ObjectNode update) {
        ObjectNode frame = Wire.object().put("jsonrpc", "2.0").put("method", "session/update");
        frame.putObject("params").put("sessionId", SESSION).set("update", update);
        wire.write(frame);
    }

    private void chunk(String kind, String text) {
        ObjectNode update = Wire.object().put("sessionUpdate", kind);
        update.putObject("content").put("type", "text").put("text", text);
        update(update);
    }

    @Override
    public void say(String text) {
        chunk("agent_message_chunk", text + "\n");
    }

    @Override
    public void think(String text) {
        chunk("agent_thought_chunk", text);
    }

    private static ObjectNode call(String id, Tool tool) {
        ObjectNode call = Wire.object().put("toolCallId", id).put("title", tool.subject());
        call.put("kind", tool.writes() ? "edit" : "execute");
        ArrayNode content = call.putArray("content");
        if (tool.writes()) {
            String path = Path.of(tool.subject()).toAbsolutePath().normalize().toString();
            call.putArray("locations").addObject().put("path", path);
            content.addObject().put("type", "diff").put("path", path).put("newText", tool.text());
        }
        return call;
    }

    @Override
    public void toolBegan(String id, Tool tool) {
        update(call(id, tool).put("sessionUpdate", "tool_call").put("status", "pending"));
    }

    @Override
    public void toolEnded(String id, Tool tool, Result result) {
        update(call(id, tool)
                .put("sessionUpdate", "tool_call_update")
                .put("status", result.failed() ? "failed" : "completed"));
    }

    @Override
    public boolean mayWrite(String id, Tool tool) throws IOException {
        return permitted(call(id, tool));
    }

    @Override
    public boolean ask(String text) throws IOException {
        return permitted(Wire.object()
                .put("toolCallId", "ask-" + requests)
                .put("title", text)
                .put("kind", "execute"));
    }

    private boolean permitted(ObjectNode call) throws IOException {
        String id = "fake-" + requests++;
        ObjectNode frame =
                Wire.object().put("jsonrpc", "2.0").put("id", id).put("method", "session/request_permission");
        ObjectNode parameters = frame.putObject("params").put("sessionId", SESSION);
        parameters.set("toolCall", call);
        ArrayNode options = parameters.putArray("options");
        options.addObject().put("optionId", "yes").put("name", "Allow").put("kind", "allow_once");
        options.addObject().put("optionId", "no").put("name", "Reject").put("kind", "reject_once");
        wire.write(frame);
        while (true) {
            Optional<JsonNode> answer = wire.read();
            if (answer.isEmpty()) {
                throw new IOException("its input ended while it asked something");
            }
            if (answer.get().path("id").asString("").equals(id)) {
                JsonNode outcome = answer.get().path("result").path("outcome");
                return outcome.path("optionId").asString("").equals("yes");
            }
        }
    }

    @Override
    public void used(String model, Tokens tokens, @Nullable BigDecimal cost) {
        used = used.plus(tokens);
        if (cost != null) {
            usd = usd == null ? cost : usd.add(cost);
            ObjectNode update =
                    Wire.object().put("sessionUpdate", "usage_update").put("used", used.total());
            update.put("size", 200_000).putObject("cost").put("amount", usd).put("currency", "USD");
            update(update);
        }
    }

    @Override
    public void limited(Instant until) {
        say("I reached my limit; it ends at " + until);
    }

    @Override
    public boolean end(boolean failed, String text) throws IOException {
        ObjectNode result = Wire.object().put("stopReason", failed ? "refusal" : "end_turn");
        result.putObject("usage")
                .put("inputTokens", used.input())
                .put("cachedReadTokens", used.cacheRead())
                .put("cachedWriteTokens", used.cacheWrite())
                .put("outputTokens", used.output())
                .put("totalTokens", used.total());
        answer(prompt, result);
        while (wire.read().isPresent()) {
            // it stays until its input ends
        }
        return false;
    }
}
