package jarvis.runtime.cli.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person pastes so that an agent of theirs is an instance; nothing of it goes into the worktree. The token is in the
 * environment alone.
 *
 * @param launcher starts Jarvis
 * @param url where Jarvis is
 * @param closed whether tools are held back when Jarvis cannot be asked
 */
public record Pasted(String launcher, String url, boolean closed) {
    public static final List<String> AGENTS = List.of("claude", "codex", "gemini", "opencode");

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS = 10;

    /** What the shell needs in which the agent is started. */
    public List<String> session(String folder, Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        lines.add("# The shell in which your agent is to run:");
        lines.add("cd " + quoted(folder));
        environment.forEach((name, value) -> lines.add("export " + name + "=" + quoted(value)));
        return lines;
    }

    public List<String> of(String agent) {
        return switch (agent) {
            case "claude" ->
                List.of(
                        "",
                        "# Claude Code, started so (what it counts of tokens and money comes to Jarvis):",
                        "export CLAUDE_CODE_ENABLE_TELEMETRY=1 OTEL_METRICS_EXPORTER=otlp OTEL_METRIC_EXPORT_INTERVAL=10000"
                                + " OTEL_EXPORTER_OTLP_PROTOCOL=http/json OTEL_EXPORTER_OTLP_ENDPOINT=" + quoted(url)
                                + " OTEL_EXPORTER_OTLP_HEADERS=\"Authorization=Bearer%20$JARVIS_TOKEN\"",
                        "claude --mcp-config " + quoted(claudeServer()) + " --settings " + quoted(claudeSettings()));
            case "codex" ->
                List.of(
                        "",
                        "# Codex, started so (it asks whether you trust the hooks):",
                        "codex -c " + quoted("mcp_servers.jarvis=" + codexServer()) + " -c features.hooks=true"
                                + codexHook("PreToolUse", "apply_patch|Edit|Write")
                                + codexHook("Stop", "")
                                + codexHook("SessionStart", ""));
            case "gemini" ->
                List.of("", "# Gemini CLI: merge this into your ~/.gemini/settings.json, then start gemini:", gemini());
            default ->
                List.of(
                        "",
                        "# OpenCode, started so (it has no hooks of this kind: what is another's is refused at the merge):",
                        "OPENCODE_CONFIG_CONTENT=" + quoted(opencode()) + " opencode");
        };
    }

    private String claudeServer() {
        ObjectNode config = JSON.createObjectNode();
        ObjectNode server = config.putObject("mcpServers").putObject("jarvis");
        server.put("type", "http").put("url", url + "/mcp").put("alwaysLoad", true);
        server.putObject("headers").put("Authorization", "Bearer ${JARVIS_TOKEN}");
        return config.toString();
    }

    private String claudeSettings() {
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("permissions").putArray("allow").add("mcp__jarvis");
        ObjectNode hooks = settings.putObject("hooks");
        ObjectNode before = hooks.putArray("PreToolUse").addObject().put("matcher", "Edit|Write|NotebookEdit");
        ObjectNode held = command(before);
        if (closed) {
            held.put("onFailure", "block");
        }
        command(hooks.putArray("Stop").addObject());
        command(hooks.putArray("SessionStart").addObject());
        return settings.toString();
    }

    private ObjectNode command(ObjectNode group) {
        return group.putArray("hooks")
                .addObject()
                .put("type", "command")
                .put("command", hook())
                .put("timeout", SECONDS);
    }

    /** As a shell reads it. */
    private String hook() {
        return (launcher.matches("[\\w./-]+") ? launcher : quoted(launcher)) + " hook" + (closed ? " --closed" : "");
    }

    private String codexServer() {
        return "{url=" + JSON.writeValueAsString(url + "/mcp")
                + ",bearer_token_env_var=\"JARVIS_TOKEN\",required=true,default_tools_approval_mode=\"approve\"}";
    }

    /** As TOML, whose basic strings are those of JSON. */
    private String codexHook(String event, String matcher) {
        String only = matcher.isEmpty() ? "" : "matcher=\"" + matcher + "\",";
        return " -c "
                + quoted("hooks." + event + "=[{" + only + "hooks=[{type=\"command\",command="
                        + JSON.writeValueAsString(hook()) + ",timeout=" + SECONDS + "}]}]");
    }

    private String gemini() {
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode server = settings.putObject("mcpServers").putObject("jarvis");
        server.put("httpUrl", url + "/mcp").put("trust", true);
        server.putObject("headers").put("Authorization", "Bearer ${JARVIS_TOKEN}");
        ObjectNode hooks = settings.putObject("hooks");
        command(hooks.putArray("BeforeTool").addObject().put("matcher", "write_file|replace"))
                .put("timeout", SECONDS * 1_000);
        command(hooks.putArray("SessionStart").addObject()).put("timeout", SECONDS * 1_000);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings);
    }

    private String opencode() {
        ObjectNode config = JSON.createObjectNode();
        ObjectNode server = config.putObject("mcp").putObject("jarvis");
        server.put("type", "remote").put("url", url + "/mcp").put("oauth", false);
        server.putObject("headers").put("Authorization", "Bearer {env:JARVIS_TOKEN}");
        return config.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
