package jarvis.runtime.agent.adapter;

import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gemini CLI's: sessions and settings of the instance's own, the person's login. Its folder is trusted, as in another it
 * connects to no server and says nothing of it.
 */
final class GeminiHome implements AcpHome {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FOLDER = ".gemini";
    private static final List<String> LOGINS =
            List.of("oauth_creds.json", "google_accounts.json", "gemini-credentials.json", ".env");

    /** Jarvis's own tools are never asked about; whatever else it may do is. */
    private static final String POLICY = """
            [[rule]]
            mcpName = "jarvis"
            toolName = "*"
            decision = "allow"
            priority = 500
            """;

    private final Path person;

    GeminiHome() {
        this(OwnFolder.persons("GEMINI_CLI_HOME", ""));
    }

    /** @param person the folder in which the person's own lies */
    GeminiHome(Path person) {
        this.person = person;
    }

    @Override
    public Extras prepared(Path own, AgentSettings settings) throws IOException {
        Path home = OwnFolder.at(own.resolve("gemini"), person.resolve(".env"));
        Path folder = home.resolve(FOLDER);
        for (String login : LOGINS) {
            OwnFolder.at(folder, person.resolve(FOLDER).resolve(login));
        }
        Files.writeString(
                folder.resolve("settings.json"),
                settings(person.resolve(FOLDER).resolve("settings.json")).toString());
        Path policy = Files.writeString(home.resolve("jarvis.toml"), POLICY);
        List<String> arguments = new ArrayList<>(List.of("--policy", policy.toString()));
        if (settings.model() != null) {
            arguments.addAll(List.of("-m", settings.model()));
        }
        return new Extras(arguments, Map.of("GEMINI_CLI_HOME", home.toString(), "GEMINI_CLI_TRUST_WORKSPACE", "true"));
    }

    /** How the person logs in, which lies among their settings; nothing else of these. */
    private static ObjectNode settings(Path persons) {
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("general").put("enableAutoUpdate", false);
        try {
            JsonNode login = JSON.readTree(Files.readString(persons)).at("/security/auth");
            if (login.isObject()) {
                settings.putObject("security").set("auth", login);
            }
        } catch (IOException | JacksonException e) {
            // They have none, or with comments: then it takes the key from the environment.
        }
        return settings;
    }
}
