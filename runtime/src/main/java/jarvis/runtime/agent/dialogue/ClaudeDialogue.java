package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.Ask;
import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.TurnEnd;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Claude Code's stream-json in both directions, with its control protocol. One frame a content block; one result a turn. */
public final class ClaudeDialogue implements Dialogue {
    private static final String OWNERSHIP = "ownership";
    private static final int HOOK_SECONDS = 30;

    /** The tools that write files, by the field that names the file. */
    private static final Map<String, String> WRITERS = Map.of(
            "Edit", "file_path", "Write", "file_path", "MultiEdit", "file_path", "NotebookEdit", "notebook_path");

    /** Kinds that tell nothing about the agent's life beyond that it lives. */
    private static final Set<String> QUIET = Set.of(
            "keep_alive",
            "stream_event",
            "tool_progress",
            "tool_use_summary",
            "auth_status",
            "prompt_suggestion",
            "active_goal");

    private static final Set<String> QUIET_SYSTEM = Set.of(
            "status",
            "compact_boundary",
            "session_state_changed",
            "task_started",
            "task_progress",
            "task_updated",
            "task_notification",
            "background_tasks_changed",
            "hook_started",
            "hook_progress",
            "hook_response",
            "informational",
            "notification",
            "plugin_install",
            "thinking_tokens",
            "local_command_output",
            "worker_shutting_down");

    private final String brief;
    private final Ownership ownership;
    private final ClaudeUsage usage = new ClaudeUsage();
    private final Map<String, JsonNode> asked = new HashMap<>();

    /** @param brief what it is told first */
    public ClaudeDialogue(String brief, Ownership ownership) {
        this.brief = brief;
        this.ownership = ownership;
    }

    @Override
    public void begin(Voice voice) {
        ObjectNode request = Fields.object().put("subtype", "initialize");
        ObjectNode hook = request.putObject("hooks").putArray("PreToolUse").addObject();
        hook.put("matcher", String.join("|", WRITERS.keySet().stream().sorted().toList()));
        hook.putArray("hookCallbackIds").add(OWNERSHIP);
        hook.put("timeout", HOOK_SECONDS).put("onFailure", "block");
        voice.say("initialize", request(OWNERSHIP, request));
        tell("brief", brief, voice);
    }

    private static ObjectNode request(String id, ObjectNode request) {
        ObjectNode frame = Fields.object().put("type", "control_request").put("request_id", id);
        frame.set("request", request);
        return frame;
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void tell(String id, String text, Voice voice) {
        ObjectNode frame = Fields.object().put("type", "user");
        frame.putObject("message").put("role", "user").put("content", text);
        frame.putNull("parent_tool_use_id");
        voice.say("message " + id, frame);
    }

    @Override
    public void heard(JsonNode frame, Voice voice) {
        String type = Fields.text(frame, "type");
        switch (type) {
            case "system" -> system(frame, voice);
            case "assistant" -> assistant(frame, voice);
            case "user" -> results(frame, voice);
            case "result" -> result(frame, voice);
            case "rate_limit_event" -> limit(frame.path("rate_limit_info"), voice);
            case "control_request" -> request(frame, voice);
            case "control_response" -> response(frame.path("response"), voice);
            case "control_cancel_request" -> cancelled(Fields.text(frame, "request_id"), voice);
            default -> {
                if (!QUIET.contains(type)) {
                    voice.happened(new LifeEvent.Unknown(type.isEmpty() ? "a frame without a type" : type));
                }
            }
        }
    }

    private void system(JsonNode frame, Voice voice) {
        String kind = Fields.text(frame, "subtype");
        switch (kind) {
            case "init" -> {
                voice.happened(new LifeEvent.Began(
                        Fields.text(frame, "session_id"),
                        Fields.text(frame, "model"),
                        Fields.text(frame, "claude_code_version")));
                voice.happened(new LifeEvent.TurnBegan());
                frame.path("mcp_server_errors")
                        .forEach(error -> voice.happened(new LifeEvent.Troubled(
                                "MCP server " + Fields.text(error, "name") + ": " + Fields.text(error, "message"))));
            }
            case "api_retry" ->
                voice.happened(new LifeEvent.Troubled("Retries its request (" + Fields.number(frame, "attempt") + " of "
                        + Fields.number(frame, "max_retries") + "): " + Fields.text(frame, "error")));
            case "permission_denied" ->
                voice.happened(new LifeEvent.Troubled(
                        "Was not permitted " + Fields.text(frame, "tool_name") + ": " + Fields.text(frame, "message")));
            default -> {
                if (!QUIET_SYSTEM.contains(kind)) {
                    voice.happened(new LifeEvent.Unknown("system/" + kind));
                }
            }
        }
    }

    private void assistant(JsonNode frame, Voice voice) {
        boolean aside = !Fields.text(frame, "parent_tool_use_id").isEmpty();
        JsonNode message = frame.path("message");
        message.path("content").forEach(block -> block(block, aside, voice));
        String error = Fields.text(frame, "error");
        if (error.equals("rate_limit")) {
            voice.happened(new LifeEvent.Limited("rate limit", true, null));
        } else if (!error.isEmpty()) {
            voice.happened(new LifeEvent.Troubled("The model's service says: " + error));
        }
        usage.message(message).ifPresent(total -> voice.happened(new LifeEvent.Used(total)));
    }

    private static void block(JsonNode block, boolean aside, Voice voice) {
        switch (Fields.text(block, "type")) {
            case "text" -> voice.happened(new LifeEvent.Said(Fields.text(block, "text"), aside, false));
            case "thinking" -> voice.happened(new LifeEvent.Thought(Fields.text(block, "thinking")));
            case "tool_use" -> {
                String tool = Fields.text(block, "name");
                JsonNode input = block.path("input");
                voice.happened(new LifeEvent.ToolBegan(
                        Fields.text(block, "id"),
                        tool,
                        Fields.subject(input),
                        written(tool, input).map(List::of).orElse(List.of())));
            }
            default -> {}
        }
    }

    private static Optional<String> written(String tool, JsonNode input) {
        return Optional.ofNullable(WRITERS.get(tool))
                .map(field -> Fields.text(input, field))
                .filter(path -> !path.isEmpty());
    }

    private static void results(JsonNode frame, Voice voice) {
        boolean failed = false;
        for (JsonNode block : frame.path("message").path("content")) {
            if (Fields.text(block, "type").equals("tool_result")) {
                failed = Fields.is(block, "is_error");
                voice.happened(new LifeEvent.ToolEnded(Fields.text(block, "tool_use_id"), failed));
            }
        }
        String path = Fields.text(frame.path("tool_use_result"), "filePath");
        boolean patched = frame.path("tool_use_result").has("structuredPatch");
        if (!failed && patched && !path.isEmpty()) {
            voice.happened(new LifeEvent.FileChanged(path, "changed"));
        }
    }

    private void result(JsonNode frame, Voice voice) {
        usage.result(frame).ifPresent(total -> voice.happened(new LifeEvent.Used(total)));
        voice.happened(ended(frame));
        if (Fields.number(frame, "queued_turn_count") == 0) {
            voice.finish();
        }
    }

    private static LifeEvent.TurnEnded ended(JsonNode frame) {
        String kind = Fields.text(frame, "subtype");
        String text = Fields.text(frame, "result");
        String said = text.isEmpty() ? errors(frame) : text;
        TurnEnd end = switch (kind) {
            case "success" -> Fields.is(frame, "is_error") ? TurnEnd.FAILED : TurnEnd.COMPLETED;
            case "error_max_turns", "error_max_budget_usd" -> TurnEnd.LIMIT;
            default ->
                Fields.text(frame, "terminal_reason").startsWith("aborted") ? TurnEnd.INTERRUPTED : TurnEnd.FAILED;
        };
        return new LifeEvent.TurnEnded(end, said.isEmpty() && end != TurnEnd.COMPLETED ? kind : said);
    }

    private static String errors(JsonNode frame) {
        StringBuilder all = new StringBuilder(Fields.text(frame, "startup_failure_reason"));
        frame.path("errors")
                .forEach(error -> all.append(all.isEmpty() ? "" : "; ").append(error.asString("")));
        return all.toString();
    }

    private static void limit(JsonNode info, Voice voice) {
        String status = Fields.text(info, "status");
        if (status.equals("allowed") || status.isEmpty()) {
            return;
        }
        String what = Fields.text(info, "rateLimitType");
        voice.happened(new LifeEvent.Limited(
                what.isEmpty() ? "rate limit" : what.replace('_', ' '), status.equals("rejected"), until(info)));
    }

    private static @Nullable Instant until(JsonNode info) {
        long seconds = Fields.number(info, "resetsAt");
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    private void request(JsonNode frame, Voice voice) {
        String id = Fields.text(frame, "request_id");
        JsonNode request = frame.path("request");
        switch (Fields.text(request, "subtype")) {
            case "can_use_tool" -> permission(id, request, voice);
            case "hook_callback" -> voice.say("answer " + id, success(id, hook(request.path("input"))));
            default -> {
                ObjectNode error = Fields.object().put("subtype", "error").put("request_id", id);
                error.put("error", "Jarvis does not know " + Fields.text(request, "subtype"));
                voice.say("answer " + id, response(error));
            }
        }
    }

    /** An edit of what somebody else owns is denied at once; what else it asks for, a person says. */
    private void permission(String id, JsonNode request, Voice voice) {
        String tool = Fields.text(request, "tool_name");
        Optional<String> refusal = written(tool, request.path("input")).flatMap(ownership::refusal);
        if (refusal.isPresent()) {
            voice.say("answer " + id, success(id, denied(refusal.get())));
            return;
        }
        asked.put(id, request);
        voice.happened(new LifeEvent.Asked(ClaudeAsk.of(id, request)));
    }

    private ObjectNode hook(JsonNode input) {
        ObjectNode output = Fields.object();
        written(Fields.text(input, "tool_name"), input.path("tool_input"))
                .flatMap(ownership::refusal)
                .ifPresent(refusal -> output.putObject("hookSpecificOutput")
                        .put("hookEventName", "PreToolUse")
                        .put("permissionDecision", "deny")
                        .put("permissionDecisionReason", refusal));
        return output;
    }

    private static ObjectNode denied(String why) {
        return Fields.object().put("behavior", "deny").put("message", why).put("interrupt", false);
    }

    private static ObjectNode success(String id, ObjectNode payload) {
        ObjectNode response = Fields.object().put("subtype", "success").put("request_id", id);
        response.set("response", payload);
        return response(response);
    }

    private static ObjectNode response(ObjectNode response) {
        ObjectNode frame = Fields.object().put("type", "control_response");
        frame.set("response", response);
        return frame;
    }

    /** Hooks that fail open, or that are not there, are worth a word: the merge decides all the same. */
    private static void response(JsonNode response, Voice voice) {
        if (!Fields.text(response, "request_id").equals(OWNERSHIP)) {
            return;
        }
        JsonNode reply = response.path("response");
        boolean closed = Fields.is(reply, "hook_on_failure_supported");
        boolean applied = !reply.path("hooks_applied").isBoolean() || Fields.is(reply, "hooks_applied");
        if (!closed || !applied || Fields.text(response, "subtype").equals("error")) {
            voice.happened(
                    new LifeEvent.Troubled(
                            "This version does not hold an edit back until Jarvis answers; foreign changes are refused at the merge only."));
        }
    }

    private void cancelled(String id, Voice voice) {
        if (asked.remove(id) != null) {
            voice.happened(new LifeEvent.AskOver(id));
        }
    }

    @Override
    public void answer(String ask, Answer answer, Voice voice) {
        JsonNode request = asked.remove(ask);
        if (request == null) {
            return;
        }
        boolean question = ClaudeAsk.of(ask, request).kind() == Ask.Kind.ANSWER;
        ObjectNode payload = answer.yes()
                ? Fields.object().put("behavior", "allow")
                : denied(answer.text().isBlank() ? "A person says no." : answer.text());
        if (answer.yes()) {
            JsonNode input = request.path("input");
            payload.set("updatedInput", question ? ClaudeAsk.answered(input, answer.text()) : input);
        }
        voice.say("answer " + ask, success(ask, payload));
        voice.happened(new LifeEvent.AskOver(ask));
    }
}
