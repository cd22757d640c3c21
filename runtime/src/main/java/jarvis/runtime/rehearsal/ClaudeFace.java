package jarvis.runtime.rehearsal;

import jarvis.core.agent.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** As Claude Code speaks: stream-json both ways, with hooks and permissions asked over the same lines. */
final class ClaudeFace implements Face {
    private final Wire wire;
    private final String session;
    private final TreeMap<String, Tokens> used = new TreeMap<>();
    private @Nullable BigDecimal usd;
    private String model = "fake-model";
    private int messages;
    private int requests;
    private int waiting;

    /** @param session what it was told to call its session; it makes one up where nobody did */
    ClaudeFace(Wire wire, String session) {
        this.wire = wire;
        this.session = session.isEmpty() ? "00000000-0000-4000-8000-000000000001" : session;
    }

    @Override
    public void begin() throws IOException {
        while (waiting == 0) {
            next();
        }
        turn();
    }

    private void turn() {
        waiting--;
        ObjectNode init = frame("system").put("subtype", "init").put("model", model);
        init.put("claude_code_version", "0.0.0-fake").put("cwd", System.getProperty("user.dir"));
        wire.write(init);
    }

    private ObjectNode frame(String type) {
        return Wire.object().put("type", type).put("session_id", session).put("uuid", "fake-" + messages++);
    }

    /** Takes one frame of those that are not the answer to something. */
    private void next() throws IOException {
        take(wire.read().orElseThrow(() -> new IOException("its input ended before it was told anything")));
    }

    private void take(JsonNode frame) {
        if (frame.path("type").asString("").equals("user")) {
            waiting++;
        } else if (frame.path("request").path("subtype").asString("").equals("initialize")) {
            ObjectNode answer = Wire.object().put("type", "control_response");
            ObjectNode response = answer.putObject("response").put("subtype", "success");
            response.set("request_id", frame.path("request_id"));
            response.putObject("response").put("hook_on_failure_supported", true);
            wire.write(answer);
        }
    }

    @Override
    public void say(String text) {
        block(Wire.object().put("type", "text").put("text", text));
    }

    @Override
    public void think(String text) {
        block(Wire.object().put("type", "thinking").put("thinking", text));
    }

    private void block(ObjectNode block) {
        ObjectNode frame = frame("assistant").putNull("parent_tool_use_id");
        ObjectNode message =
                frame.putObject("message").put("id", "msg-" + messages).put("model", model);
        message.put("role", "assistant").putArray("content").add(block);
        wire.write(frame);
    }

    private static ObjectNode input(Tool tool) {
        return tool.writes()
                ? Wire.object().put("file_path", absolute(tool.subject())).put("content", tool.text())
                : Wire.object().put("command", tool.subject());
    }

    private static String absolute(String path) {
        return java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
    }

    private static String name(Tool tool) {
        return tool.writes() ? "Write" : "Bash";
    }

    @Override
    public void toolBegan(String id, Tool tool) {
        ObjectNode block = Wire.object().put("type", "tool_use").put("id", id).put("name", name(tool));
        block.set("input", input(tool));
        block(block);
    }

    @Override
    public void toolEnded(String id, Tool tool, Result result) {
        ObjectNode frame = frame("user").putNull("parent_tool_use_id");
        frame.putObject("message")
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "tool_result")
                .put("tool_use_id", id)
                .put("content", result.output())
                .put("is_error", result.failed());
        if (tool.writes() && !result.failed()) {
            frame.putObject("tool_use_result")
                    .put("filePath", absolute(tool.subject()))
                    .putArray("structuredPatch");
        }
        wire.write(frame);
    }

    @Override
    public boolean mayWrite(String id, Tool tool) throws IOException {
        ObjectNode request = Wire.object().put("subtype", "hook_callback").put("callback_id", "ownership");
        ObjectNode input =
                request.putObject("input").put("hook_event_name", "PreToolUse").put("tool_name", name(tool));
        input.set("tool_input", input(tool));
        JsonNode answer = request(request.put("tool_use_id", id));
        return !answer.path("hookSpecificOutput")
                .path("permissionDecision")
                .asString("")
                .equals("deny");
    }

    @Override
    public boolean ask(String text) throws IOException {
        ObjectNode request = Wire.object().put("subtype", "can_use_tool").put("tool_name", "Bash");
        request.putObject("input").put("command", text);
        return request(request.put("title", text)).path("behavior").asString("").equals("allow");
    }

    private JsonNode request(ObjectNode request) throws IOException {
        String id = "fake-request-" + requests++;
        ObjectNode frame = Wire.object().put("type", "control_request").put("request_id", id);
        frame.set("request", request);
        wire.write(frame);
        while (true) {
            Optional<JsonNode> answer = wire.read();
            if (answer.isEmpty()) {
                throw new IOException("its input ended while it asked something");
            }
            JsonNode response = answer.get().path("response");
            if (response.path("request_id").asString("").equals(id)) {
                return response.path("response");
            }
            take(answer.get());
        }
    }

    @Override
    public void used(String name, Tokens tokens, @Nullable BigDecimal cost) {
        model = name;
        used.merge(name, tokens, Tokens::plus);
        if (cost != null) {
            usd = usd == null ? cost : usd.add(cost);
        }
        ObjectNode frame = frame("assistant").putNull("parent_tool_use_id");
        ObjectNode message =
                frame.putObject("message").put("id", "msg-" + messages).put("model", name);
        message.put("role", "assistant").putArray("content");
        message.putObject("usage")
                .put("input_tokens", tokens.input())
                .put("cache_read_input_tokens", tokens.cacheRead())
                .put("cache_creation_input_tokens", tokens.cacheWrite())
                .put("output_tokens", tokens.output());
        wire.write(frame);
    }

    @Override
    public void limited(Instant until) {
        ObjectNode frame = frame("rate_limit_event");
        frame.putObject("rate_limit_info")
                .put("status", "rejected")
                .put("rateLimitType", "five_hour")
                .put("resetsAt", until.getEpochSecond());
        wire.write(frame);
    }

    @Override
    public boolean end(boolean failed, String text) throws IOException {
        ObjectNode frame = frame("result").put("subtype", failed ? "error_during_execution" : "success");
        frame.put("is_error", failed).put("num_turns", 1).put("queued_turn_count", waiting);
        if (failed) {
            frame.putArray("errors").add(text);
        } else {
            frame.put("result", text);
        }
        frame.put("total_cost_usd", usd == null ? BigDecimal.ZERO : usd);
        ObjectNode models = frame.putObject("modelUsage");
        used.forEach((name, tokens) -> models.putObject(name)
                .put("inputTokens", tokens.input())
                .put("cacheReadInputTokens", tokens.cacheRead())
                .put("cacheCreationInputTokens", tokens.cacheWrite())
                .put("outputTokens", tokens.output()));
        wire.write(frame);
        for (Optional<JsonNode> more = Optional.empty(); waiting == 0; ) {
            more = wire.read();
            if (more.isEmpty()) {
                return false;
            }
            take(more.get());
        }
        turn();
        return true;
    }
}
