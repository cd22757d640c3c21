package jarvis.runtime.agent.adapter;

import jarvis.runtime.agent.dialogue.AcpDialogue;
import jarvis.runtime.agent.talk.TalkScript;
import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Any agent that speaks the Agent Client Protocol over its input and output: Gemini CLI, OpenCode, and many more. */
public record AcpAdapter(AcpHome home, String program, AgentSettings settings) implements Adapter {
    private static final JsonMapper JSON = new JsonMapper();

    /** Gemini CLI. */
    public static AcpAdapter gemini(String program, AgentSettings settings) {
        return new AcpAdapter(new GeminiHome(), program, settings);
    }

    /** OpenCode. */
    public static AcpAdapter openCode(String program, AgentSettings settings) {
        return new AcpAdapter(new OpenCodeHome(), program, settings);
    }

    /** Any other. */
    public static AcpAdapter other(String program, AgentSettings settings) {
        return new AcpAdapter(AcpHome.ITS_OWN, program, settings);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, true, true, true, true, "the answer to its prompt");
    }

    @Override
    public Launch launch(Start start) throws IOException {
        String model = settings.model() == null ? "" : settings.model();
        AcpDialogue.Start session = new AcpDialogue.Start(
                start.brief().text(), start.folder().toString(), start.resume(), servers(start.server()), model);
        AcpHome.Extras extras = home.prepared(start.own(), settings);
        Words words = new Words().add(extras.arguments().toArray(String[]::new)).and(settings);
        return new Launch(
                TalkScript.listening(program, words.all(), start.files()),
                extras.environment(),
                new AcpDialogue(session, new AcpDialogue.Rules(start.ownership(), settings.permitted())));
    }

    /** Over HTTP where the agent can; else it starts a bridge. */
    private static ArrayNode servers(Start.Server server) {
        ArrayNode servers = JSON.createArrayNode();
        ObjectNode http =
                servers.addObject().put("type", "http").put("name", "jarvis").put("url", server.url());
        http.putArray("headers").addObject().put("name", "Authorization").put("value", "Bearer " + server.token());
        ObjectNode bridge = servers.addObject().put("name", "jarvis").put("command", "jarvis");
        bridge.putArray("args").add("mcp");
        bridge.putArray("env").addObject().put("name", "JARVIS_TOKEN").put("value", server.token());
        return servers;
    }
}
