package jarvis.runtime.agent.adapter;

import jarvis.runtime.agent.dialogue.AcpDialogue;
import jarvis.runtime.agent.talk.TalkScript;
import jarvis.runtime.project.Settings.AgentSettings;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Any agent that speaks the Agent Client Protocol over its input and output: Gemini CLI, OpenCode, and many more. */
public record AcpAdapter(String program, AgentSettings settings) implements Adapter {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, true, true, true, true, "the answer to its prompt");
    }

    @Override
    public Launch launch(Start start) {
        String model = settings.model() == null ? "" : settings.model();
        AcpDialogue.Start session = new AcpDialogue.Start(
                start.brief().text(), start.folder().toString(), start.resume(), servers(start.server()), model);
        return new Launch(
                TalkScript.listening(program, settings.arguments(), start.files()),
                Map.of(),
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
