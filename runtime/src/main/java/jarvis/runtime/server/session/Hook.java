package jarvis.runtime.server.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an agent says when it runs a hook: Claude Code, Codex or Gemini CLI. What is not known of it is empty.
 *
 * @param folder where the agent is at that moment
 * @param writes the files that a tool is about to write
 * @param again whether it was told to go on once already, and stops again
 * @param strict whether its reader refuses fields that it does not know
 */
record Hook(String event, String folder, List<String> writes, boolean again, boolean strict) {
    Hook {
        writes = List.copyOf(writes);
    }

    static Hook of(JsonNode said) {
        String folder = said.path("cwd").asString("");
        List<String> written = Written.by(said.path("tool_name").asString(""), said.path("tool_input"));
        return new Hook(
                said.path("hook_event_name").asString(""),
                folder,
                written.stream()
                        .map(path -> absolute(folder, path).orElse(path))
                        .toList(),
                said.path("stop_hook_active").asBoolean(false),
                said.has("turn_id"));
    }

    /** An agent names a file from where it is, which need not be where its instance works. */
    private static Optional<String> absolute(String folder, String path) {
        try {
            return folder.startsWith("/")
                    ? Optional.of(Path.of(folder).resolve(path).toString())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
