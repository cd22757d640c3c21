package jarvis.runtime.agent.adapter;

import jarvis.runtime.agent.dialogue.CodexDialogue;
import jarvis.runtime.agent.talk.TalkScript;
import jarvis.runtime.project.Permissions;
import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Codex, by {@code codex exec --json}: told its brief on its input, which then ends; asks nobody. */
public record CodexAdapter(String program, AgentSettings settings) implements Adapter {

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, false, true, false, false, "turn.completed, and its process's end");
    }

    @Override
    public Launch launch(Start start) throws IOException {
        Words words = new Words()
                .add(
                        "exec",
                        "--json",
                        "--skip-git-repo-check",
                        "-C",
                        start.folder().toString())
                .add("-s", settings.permitted() == Permissions.ALL ? "danger-full-access" : "workspace-write")
                .add("-c", "approval_policy=\"never\"")
                .add("-c", "mcp_servers.jarvis=" + server(start.server().url()))
                .option("-m", settings.model())
                .and(settings);
        words = start.resume().isEmpty() ? words.add("-") : words.add("resume", start.resume(), "-");
        Path login = OwnFolder.persons("CODEX_HOME", ".codex").resolve("auth.json");
        Path own = OwnFolder.at(start.own().resolve("codex"), login);
        String model = settings.model() == null ? "" : settings.model();
        return new Launch(
                TalkScript.told(
                        program, words.all(), new TalkScript.Told(start.brief().file(), start.files())),
                Map.of("CODEX_HOME", own.toString()),
                new CodexDialogue(model));
    }

    /** As TOML. Without {@code approve} every call of a tool is refused, since nobody is there to be asked. */
    private static String server(String url) {
        return "{url=\"" + url
                + "\",bearer_token_env_var=\"JARVIS_TOKEN\",required=true,default_tools_approval_mode=\"approve\"}";
    }
}
