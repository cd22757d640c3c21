package jarvis.runtime.agent.adapter;

import jarvis.runtime.agent.dialogue.ClaudeDialogue;
import jarvis.runtime.agent.talk.TalkScript;
import jarvis.runtime.project.Permissions;
import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Claude Code, spoken to in stream-json. Its settings go on the command line, and nothing of ours into the worktree. */
public record ClaudeAdapter(String program, AgentSettings settings) implements Adapter {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true, true, true, true, "a result for each turn");
    }

    @Override
    public Launch launch(Start start) throws IOException {
        Words words = new Words()
                .add("-p", "--output-format", "stream-json", "--input-format", "stream-json", "--verbose")
                .add("--permission-prompt-tool", "stdio")
                .option("--permission-mode", mode())
                .add("--mcp-config", server(start.server().url()), "--strict-mcp-config")
                .add("--settings", "{\"permissions\":{\"allow\":[\"mcp__jarvis\"]}}")
                .option("--model", settings.model())
                .option("--max-turns", settings.turns())
                .option("--max-budget-usd", settings.usd());
        words = start.resume().isEmpty()
                ? words.add("--session-id", session(start.id()))
                : words.add("--resume", start.resume());
        Path login = OwnFolder.persons("CLAUDE_CONFIG_DIR", ".claude").resolve(".credentials.json");
        Path own = OwnFolder.at(start.own().resolve("claude"), login);
        return new Launch(
                TalkScript.listening(program, words.and(settings).all(), start.files()),
                Map.of("CLAUDE_CONFIG_DIR", own.toString(), "DISABLE_AUTOUPDATER", "1"),
                new ClaudeDialogue(start.brief().text(), start.ownership()));
    }

    /** Its word for what it may do without asking; none where it asks for everything, which is what it does by itself. */
    private String mode() {
        return switch (settings.permitted()) {
            case Permissions.ASK -> "";
            case Permissions.EDITS -> "acceptEdits";
            case Permissions.ALL -> "bypassPermissions";
        };
    }

    /** The token stays in the environment: a command line can be read by everybody. */
    private static String server(String url) {
        ObjectNode config = JSON.createObjectNode();
        ObjectNode server = config.putObject("mcpServers").putObject("jarvis");
        server.put("type", "http").put("url", url).put("alwaysLoad", true);
        server.putObject("headers").put("Authorization", "Bearer ${JARVIS_TOKEN}");
        return config.toString();
    }

    /** The same for the same attempt, so that whoever begins it once more begins no second session. */
    static String session(String attempt) {
        return UUID.nameUUIDFromBytes(("jarvis " + attempt).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
