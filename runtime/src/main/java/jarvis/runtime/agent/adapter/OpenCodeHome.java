package jarvis.runtime.agent.adapter;

import jarvis.runtime.project.Permissions;
import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenCode's: sessions of the instance's own, everything else the person's, as their providers lie there. By itself it asks for
 * nothing; here it does before it writes, so that foreign files are held back.
 */
final class OpenCodeHome implements AcpHome {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Extras prepared(Path own, AgentSettings settings) throws IOException {
        Path folder = OwnFolder.made(own.resolve("opencode"));
        Map<String, String> environment = new HashMap<>();
        environment.put("OPENCODE_DB", folder.resolve("opencode.db").toString());
        environment.put("OPENCODE_DISABLE_AUTOUPDATE", "1");
        environment.put("OPENCODE_PERMISSION", permission(settings.permitted()));
        if (settings.model() != null) {
            environment.put(
                    "OPENCODE_CONFIG_CONTENT",
                    JSON.createObjectNode().put("model", settings.model()).toString());
        }
        return new Extras(List.of(), environment);
    }

    /** The last that fits holds. What is asked here is answered by the settings, and only then by a person. */
    private static String permission(Permissions permissions) {
        ObjectNode rules = JSON.createObjectNode();
        if (permissions != Permissions.ALL) {
            rules.put("bash", "ask").put("webfetch", "ask").put("websearch", "ask");
        }
        return rules.put("edit", "ask").put("jarvis_*", "allow").toString();
    }
}
