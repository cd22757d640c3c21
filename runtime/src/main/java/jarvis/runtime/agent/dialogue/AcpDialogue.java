package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.Ask;
import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.TurnEnd;
import jarvis.core.agent.Usage;
import jarvis.runtime.project.Permissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Agent Client Protocol, version 1, as a client: JSON-RPC, a line a message, in the order in which they were written. */
public final class AcpDialogue implements Dialogue {
    private static final int VERSION = 1;
    private static final int MOST = 10_000;
    private static final int NO_SUCH_METHOD = -32601;
    private static final String INITIALIZE = "initialize";
    private static final String SESSION = "session";
    private static final String NEW_SESSION = "new session";
    private static final String PROMPT = "prompt";

    private final Start start;
    private final Rules rules;
    private final Map<String, JsonNode> asked = new HashMap<>();
    private final Map<String, List<String>> writing = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final StringBuilder said = new StringBuilder();
    private final AcpUsage usage;
    private String session = "";
    private boolean loading;
    private JsonNode capabilities = Fields.object();

    /**
     * What a session begins with.
     *
     * @param brief what it is told first
     * @param folder where it works, absolute
     * @param resume the session that it goes on with, where the agent can; empty for a new one
     * @param servers the MCP servers that it is given, as the protocol writes them
     * @param model the one that it was started with; empty where it chose itself
     */
    public record Start(String brief, String folder, String resume, ArrayNode servers, String model) {}

    /**
     * What it need not ask a person.
     *
     * @param ownership what it may not write, whoever says yes
     * @param permissions of everything else
     */
    public record Rules(Ownership ownership, Permissions permissions) {}

    public AcpDialogue(Start start, Rules rules) {
        this.start = start;
        this.rules = rules;
        this.usage = new AcpUsage(start.model());
    }

    /** The protocol counts tokens by prompt and money by session; no agent that was tried says both. */
    @Override
    public boolean countsOn(Usage used) {
        return used.saidUsd() != null;
    }

    @Override
    public void begin(Voice voice) {
        ObjectNode parameters = Fields.object().put("protocolVersion", VERSION);
        ObjectNode can = parameters.putObject("clientCapabilities");
        can.putObject("fs").put("readTextFile", false).put("writeTextFile", false);
        can.put("terminal", false);
        parameters.putObject("clientInfo").put("name", "jarvis").put("version", "1");
        call(INITIALIZE, "initialize", parameters, voice);
    }

    private static void call(String id, String method, ObjectNode parameters, Voice voice) {
        ObjectNode frame = Fields.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
        frame.set("params", parameters);
        voice.say(id, frame);
    }

    @Override
    public void heard(JsonNode frame, Voice voice) {
        String method = Fields.text(frame, "method");
        if (method.isEmpty()) {
            response(frame, voice);
        } else if (frame.has("id")) {
            request(method, frame, voice);
        } else if (method.equals("session/update") && loading) {
            // What it tells once more of what was before.
        } else if (method.equals("session/update")) {
            update(frame.path("params").path("update"), voice);
        } else {
            voice.happened(new LifeEvent.Unknown(method));
        }
    }

    private void response(JsonNode frame, Voice voice) {
        String id = frame.path("id").asString("");
        JsonNode result = frame.path("result");
        if (frame.has("error")) {
            failed(id, frame.path("error"), voice);
            return;
        }
        switch (id) {
            case INITIALIZE -> initialized(result, voice);
            case SESSION, NEW_SESSION -> opened(result, voice);
            case PROMPT -> ended(result, voice);
            default -> voice.happened(new LifeEvent.Unknown("an answer to nothing that was asked"));
        }
    }

    private void failed(String id, JsonNode error, Voice voice) {
        String text = Fields.text(error, "message");
        String details = error.path("data").isMissingNode()
                ? ""
                : " " + Fields.shortened(error.path("data").toString());
        if (id.equals(SESSION) && loading) {
            voice.happened(new LifeEvent.Troubled(
                    "It cannot go on with session " + session + ", so that it begins a new one: " + text + details));
            anew(NEW_SESSION, voice);
            return;
        }
        voice.happened(new LifeEvent.TurnEnded(
                TurnEnd.FAILED, "It refused " + (id.isEmpty() ? "a message" : id) + ": " + text + details));
        voice.finish();
    }

    private void initialized(JsonNode result, Voice voice) {
        long version = Fields.number(result, "protocolVersion");
        if (version != VERSION) {
            voice.happened(new LifeEvent.TurnEnded(
                    TurnEnd.FAILED,
                    "It speaks version " + version + " of the Agent Client Protocol, and Jarvis speaks 1."));
            voice.finish();
            return;
        }
        JsonNode agent = result.path("agentInfo");
        voice.happened(new LifeEvent.Began("", start.model(), Fields.text(agent, "version")));
        capabilities = result.path("agentCapabilities");
        if (start.resume().isEmpty() || resuming().isEmpty()) {
            anew(SESSION, voice);
            return;
        }
        session = start.resume();
        loading = true;
        call(SESSION, resuming(), parameters().put("sessionId", session), voice);
    }

    private void anew(String id, Voice voice) {
        loading = false;
        session = "";
        call(id, "session/new", parameters(), voice);
    }

    /** How it goes on with a session; empty where it cannot. Without telling all of it once more is better. */
    private String resuming() {
        if (capabilities.path("sessionCapabilities").has("resume")) {
            return "session/resume";
        }
        return Fields.is(capabilities, "loadSession") ? "session/load" : "";
    }

    private ObjectNode parameters() {
        ObjectNode parameters = Fields.object().put("cwd", start.folder());
        parameters.set("mcpServers", servers(capabilities.path("mcpCapabilities")));
        return parameters;
    }

    /** Each agent takes servers that it starts itself; those over HTTP are better, and only some take them. */
    private ArrayNode servers(JsonNode can) {
        ArrayNode servers = Fields.object().putArray("mcpServers");
        boolean http = Fields.is(can, "http") && start.servers().valueStream().anyMatch(AcpDialogue::overHttp);
        start.servers().valueStream().filter(server -> overHttp(server) == http).forEach(servers::add);
        return servers;
    }

    private static boolean overHttp(JsonNode server) {
        return Fields.text(server, "type").equals("http");
    }

    private void opened(JsonNode result, Voice voice) {
        String id = Fields.text(result, "sessionId");
        session = id.isEmpty() ? session : id;
        loading = false;
        voice.happened(new LifeEvent.Began(session, "", ""));
        voice.happened(new LifeEvent.TurnBegan());
        ObjectNode parameters = Fields.object().put("sessionId", session);
        parameters.putArray("prompt").addObject().put("type", "text").put("text", start.brief());
        said.setLength(0);
        call(PROMPT, "session/prompt", parameters, voice);
    }

    private void ended(JsonNode result, Voice voice) {
        usage.ended(result).map(LifeEvent.Used::new).ifPresent(voice::happened);
        String reason = Fields.text(result, "stopReason");
        TurnEnd end = switch (reason) {
            case "end_turn" -> TurnEnd.COMPLETED;
            case "max_tokens", "max_turn_requests" -> TurnEnd.LIMIT;
            case "cancelled" -> TurnEnd.INTERRUPTED;
            default -> TurnEnd.FAILED;
        };
        String text = said.toString();
        voice.happened(new LifeEvent.TurnEnded(end, end == TurnEnd.COMPLETED || !text.isEmpty() ? text : reason));
        voice.finish();
    }

    private void update(JsonNode update, Voice voice) {
        String kind = Fields.text(update, "sessionUpdate");
        switch (kind) {
            case "agent_message_chunk" -> chunk(Fields.text(update.path("content"), "text"), voice);
            case "agent_thought_chunk" ->
                voice.happened(new LifeEvent.Thought(Fields.text(update.path("content"), "text")));
            case "tool_call", "tool_call_update" -> {
                began(update, voice);
                progress(update, voice);
            }
            case "usage_update" ->
                usage.cost(update.path("cost")).map(LifeEvent.Used::new).ifPresent(voice::happened);
            case "user_message_chunk",
                    "plan",
                    "available_commands_update",
                    "current_mode_update",
                    "config_option_update",
                    "session_info_update",
                    "notice",
                    "compaction_update",
                    "compaction_summary_chunk" -> {}
            default -> voice.happened(new LifeEvent.Unknown("session/update " + kind));
        }
    }

    /** Some announce a tool's use by asking for it, or by its end alone. */
    private void began(JsonNode call, Voice voice) {
        String id = Fields.text(call, "toolCallId");
        if (begun.add(id)) {
            voice.happened(
                    new LifeEvent.ToolBegan(id, tool(call), Fields.shortened(Fields.text(call, "title")), paths(call)));
        }
    }

    private void chunk(String text, Voice voice) {
        said.append(text);
        if (said.length() > 2 * MOST) {
            said.delete(0, said.length() - MOST);
        }
        voice.happened(new LifeEvent.Said(text, false, true));
    }

    private static String tool(JsonNode call) {
        String name = Fields.text(call, "name");
        String kind = Fields.text(call, "kind");
        return name.isEmpty() ? (kind.isEmpty() ? "tool" : kind) : name;
    }

    private static List<String> paths(JsonNode call) {
        boolean changes = List.of("edit", "delete", "move").contains(Fields.text(call, "kind"));
        List<String> paths = new ArrayList<>();
        if (changes) {
            call.path("locations").forEach(location -> paths.add(Fields.text(location, "path")));
        }
        call.path("content").forEach(content -> {
            if (Fields.text(content, "type").equals("diff")) {
                paths.add(Fields.text(content, "path"));
            }
        });
        return paths.stream().filter(path -> !path.isEmpty()).distinct().toList();
    }

    /** Not all name the file with its end; then it is the one that they named before. */
    private void progress(JsonNode call, Voice voice) {
        String id = Fields.text(call, "toolCallId");
        List<String> named = paths(call);
        if (!named.isEmpty()) {
            writing.put(id, named);
        }
        String status = Fields.text(call, "status");
        if (!status.equals("completed") && !status.equals("failed")) {
            return;
        }
        boolean failed = status.equals("failed");
        voice.happened(new LifeEvent.ToolEnded(id, failed));
        List<String> written = writing.getOrDefault(id, List.of());
        writing.remove(id);
        if (!failed) {
            written.forEach(path -> voice.happened(new LifeEvent.FileChanged(path, "changed")));
        }
    }

    private void request(String method, JsonNode frame, Voice voice) {
        String id = id(frame);
        if (!method.equals("session/request_permission")) {
            ObjectNode answer = answerTo(frame);
            answer.putObject("error").put("code", NO_SUCH_METHOD).put("message", "Jarvis does not do " + method);
            voice.say("answer " + id, answer);
            return;
        }
        JsonNode call = frame.path("params").path("toolCall");
        List<String> paths = paths(call);
        Optional<String> refusal = paths.stream()
                .map(rules.ownership()::refusal)
                .flatMap(Optional::stream)
                .findFirst();
        asked.put(id, frame);
        began(call, voice);
        progress(call, voice);
        if (refusal.isPresent()) {
            voice.happened(new LifeEvent.Troubled(refusal.get()));
            answer(id, new Answer(false, refusal.get()), voice);
            return;
        }
        if (rules.permissions().isGiven(!paths.isEmpty())) {
            answer(id, new Answer(true, ""), voice);
            return;
        }
        String title = Fields.text(call, "title");
        String text = title.isEmpty() ? "May it use " + tool(call) + "?" : title;
        voice.happened(new LifeEvent.Asked(new Ask(id, Ask.Kind.PERMISSION, text, List.of())));
    }

    private static String id(JsonNode frame) {
        return frame.path("id").toString();
    }

    private static ObjectNode answerTo(JsonNode frame) {
        ObjectNode answer = Fields.object().put("jsonrpc", "2.0");
        answer.set("id", frame.path("id"));
        return answer;
    }

    @Override
    public void answer(String ask, Answer answer, Voice voice) {
        JsonNode frame = asked.remove(ask);
        if (frame == null) {
            return;
        }
        ObjectNode reply = answerTo(frame);
        ObjectNode outcome = reply.putObject("result").putObject("outcome");
        option(frame.path("params").path("options"), answer.yes())
                .ifPresentOrElse(
                        option -> outcome.put("outcome", "selected").put("optionId", option),
                        () -> outcome.put("outcome", "cancelled"));
        voice.say("answer " + ask, reply);
        voice.happened(new LifeEvent.AskOver(ask));
    }

    /** The one that holds for this time only, where there is one. */
    private static Optional<String> option(JsonNode options, boolean yes) {
        String word = yes ? "allow" : "reject";
        return List.of(word + "_once", word + "_always").stream()
                .map(kind -> options.valueStream()
                        .filter(option -> Fields.text(option, "kind").equals(kind))
                        .map(option -> Fields.text(option, "optionId"))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
