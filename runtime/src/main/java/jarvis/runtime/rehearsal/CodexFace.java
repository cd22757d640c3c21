package jarvis.runtime.rehearsal;

import jarvis.core.agent.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** As {@code codex exec --json} speaks: told on its input until that ends, then alone. */
final class CodexFace implements Face {
    private final Wire wire;
    private final String session;
    private Tokens used = Tokens.NONE;
    private int items;

    CodexFace(Wire wire, String session) {
        this.wire = wire;
        this.session = session.isEmpty() ? "00000000-0000-7000-8000-000000000002" : session;
    }

    @Override
    public void begin() throws IOException {
        if (wire.all().isBlank()) {
            throw new IOException("it was told nothing");
        }
        wire.write(Wire.object().put("type", "thread.started").put("thread_id", session));
        wire.write(Wire.object().put("type", "turn.started"));
    }

    private void item(String event, ObjectNode item) {
        ObjectNode frame = Wire.object().put("type", event);
        frame.set("item", item);
        wire.write(frame);
    }

    @Override
    public void say(String text) {
        item(
                "item.completed",
                Wire.object()
                        .put("id", "item_" + items++)
                        .put("type", "agent_message")
                        .put("text", text));
    }

    @Override
    public void think(String text) {
        item(
                "item.completed",
                Wire.object()
                        .put("id", "item_" + items++)
                        .put("type", "reasoning")
                        .put("text", text));
    }

    private static ObjectNode command(String id, Tool tool) {
        return Wire.object().put("id", id).put("type", "command_execution").put("command", tool.subject());
    }

    @Override
    public void toolBegan(String id, Tool tool) {
        if (!tool.writes()) {
            item("item.started", command(id, tool).put("aggregated_output", "").put("status", "in_progress"));
        }
    }

    @Override
    public void toolEnded(String id, Tool tool, Result result) {
        String status = result.failed() ? "failed" : "completed";
        if (tool.writes()) {
            ObjectNode item =
                    Wire.object().put("id", id).put("type", "file_change").put("status", status);
            item.putArray("changes")
                    .addObject()
                    .put(
                            "path",
                            Path.of(tool.subject()).toAbsolutePath().normalize().toString())
                    .put("kind", "update");
            item("item.completed", item);
        } else {
            ObjectNode item = command(id, tool).put("aggregated_output", result.output());
            item(
                    "item.completed",
                    item.put("exit_code", result.failed() ? 1 : 0).put("status", status));
        }
    }

    /** It asks nobody. */
    @Override
    public boolean mayWrite(String id, Tool tool) {
        return true;
    }

    /** Whoever would have to ask is refused. */
    @Override
    public boolean ask(String text) {
        ObjectNode item = Wire.object()
                .put("id", "item_" + items++)
                .put("type", "mcp_tool_call")
                .put("server", "ask");
        item.put("tool", "permission").put("status", "failed");
        item.putObject("error").put("message", "interactive approval is unavailable here");
        item("item.completed", item);
        return false;
    }

    @Override
    public void used(String model, Tokens tokens, @Nullable BigDecimal usd) {
        used = used.plus(tokens);
    }

    @Override
    public void limited(Instant until) {
        wire.write(Wire.object().put("type", "error").put("message", "usage limit reached until " + until));
    }

    @Override
    public boolean end(boolean failed, String text) {
        if (failed) {
            ObjectNode frame = Wire.object().put("type", "turn.failed");
            frame.putObject("error").put("message", text);
            wire.write(frame);
            return false;
        }
        ObjectNode frame = Wire.object().put("type", "turn.completed");
        frame.putObject("usage")
                .put("input_tokens", used.input() + used.cacheRead() + used.cacheWrite())
                .put("cached_input_tokens", used.cacheRead())
                .put("cache_write_input_tokens", used.cacheWrite())
                .put("output_tokens", used.output())
                .put("reasoning_output_tokens", 0);
        wire.write(frame);
        return false;
    }
}
