package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.TurnEnd;
import jarvis.core.agent.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The JSON lines of {@code codex exec}: it is told once, at its start, and listens to nothing while it works. */
public final class CodexDialogue implements Dialogue {
    private final String model;
    private String said = "";

    /** @param model the one that it was started with, as it does not say; empty where it chose itself */
    public CodexDialogue(String model) {
        this.model = model;
    }

    @Override
    public void begin(Voice voice) {}

    @Override
    public void heard(JsonNode frame, Voice voice) {
        String type = Fields.text(frame, "type");
        switch (type) {
            case "thread.started" -> voice.happened(new LifeEvent.Began(Fields.text(frame, "thread_id"), model, ""));
            case "turn.started" -> voice.happened(new LifeEvent.TurnBegan());
            case "item.started" -> item(frame.path("item"), false, voice);
            case "item.updated" -> {}
            case "item.completed" -> item(frame.path("item"), true, voice);
            case "turn.completed" -> {
                used(frame.path("usage")).ifPresent(voice::happened);
                ended(TurnEnd.COMPLETED, said, voice);
            }
            case "turn.failed" -> ended(TurnEnd.FAILED, Fields.text(frame.path("error"), "message"), voice);
            case "error" -> voice.happened(new LifeEvent.Troubled(Fields.text(frame, "message")));
            default -> voice.happened(new LifeEvent.Unknown(type.isEmpty() ? "a frame without a type" : type));
        }
    }

    private static void ended(TurnEnd end, String text, Voice voice) {
        voice.happened(new LifeEvent.TurnEnded(end, text));
        voice.finish();
    }

    /** Its input counts what came from a cache too; ours does not. */
    private Optional<LifeEvent> used(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long cached = Fields.number(usage, "cached_input_tokens");
        long written = Fields.number(usage, "cache_write_input_tokens");
        Tokens tokens = new Tokens(
                Math.max(0, Fields.number(usage, "input_tokens") - cached - written),
                cached,
                written,
                Fields.number(usage, "output_tokens"));
        return Optional.of(new LifeEvent.Used(new Usage(Map.of(model, tokens), null)));
    }

    private void item(JsonNode item, boolean over, Voice voice) {
        String type = Fields.text(item, "type");
        switch (type) {
            case "agent_message" -> message(Fields.text(item, "text"), over, voice);
            case "reasoning" -> {
                if (over) {
                    voice.happened(new LifeEvent.Thought(Fields.text(item, "text")));
                }
            }
            case "command_execution" -> tool(item, "shell", Fields.text(item, "command"), over, voice);
            case "mcp_tool_call" ->
                tool(
                        item,
                        Fields.text(item, "server") + "." + Fields.text(item, "tool"),
                        Fields.subject(item.path("arguments")),
                        over,
                        voice);
            case "web_search" -> tool(item, "web search", Fields.text(item, "query"), over, voice);
            case "collab_tool_call" -> tool(item, "helper", Fields.text(item, "tool"), over, voice);
            case "file_change" -> changed(item, over, voice);
            case "error" -> voice.happened(new LifeEvent.Troubled(Fields.text(item, "message")));
            case "todo_list" -> {}
            default -> voice.happened(new LifeEvent.Unknown("item " + type));
        }
    }

    private void message(String text, boolean over, Voice voice) {
        if (over) {
            said = text;
            voice.happened(new LifeEvent.Said(text, false, false));
        }
    }

    private static void tool(JsonNode item, String tool, String subject, boolean over, Voice voice) {
        String id = Fields.text(item, "id");
        if (!over) {
            voice.happened(new LifeEvent.ToolBegan(id, tool, Fields.shortened(subject), List.of()));
            return;
        }
        boolean failed = Stream.of("failed", "declined").anyMatch(Fields.text(item, "status")::equals);
        voice.happened(new LifeEvent.ToolEnded(id, failed));
        String error = Fields.text(item.path("error"), "message");
        if (!error.isEmpty()) {
            voice.happened(new LifeEvent.Troubled(tool + ": " + error));
        }
    }

    private static void changed(JsonNode item, boolean over, Voice voice) {
        if (over && !Fields.text(item, "status").equals("failed")) {
            item.path("changes")
                    .forEach(change -> voice.happened(
                            new LifeEvent.FileChanged(Fields.text(change, "path"), kind(Fields.text(change, "kind")))));
        }
    }

    private static String kind(String said) {
        return switch (said) {
            case "add" -> "added";
            case "delete" -> "deleted";
            case "update" -> "changed";
            default -> said;
        };
    }
}
