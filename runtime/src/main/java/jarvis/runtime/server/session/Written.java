package jarvis.runtime.server.session;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which files a use of a tool writes, as far as its input says so. What a shell command writes only the merge sees. */
final class Written {
    private static final Set<String> PATCHES = Set.of("apply_patch", "ApplyPatch");
    private static final Set<String> WRITERS =
            Set.of("Edit", "Write", "MultiEdit", "NotebookEdit", "write_file", "replace", "edit", "write");
    private static final List<String> NAMES = List.of("file_path", "notebook_path", "filePath", "path");
    private static final Pattern HEADER =
            Pattern.compile("(?m)^\\*\\*\\* (?:(?:Add|Update|Delete) File|Move to): (.+?)\\s*$");

    private Written() {}

    static List<String> by(String tool, JsonNode input) {
        if (PATCHES.contains(tool) || (WRITERS.contains(tool) && input.has("command"))) {
            return patched(input.path("command").asString("") + "\n"
                    + input.path("input").asString("") + "\n"
                    + input.path("patch").asString(""));
        }
        return WRITERS.contains(tool)
                ? NAMES.stream()
                        .map(name -> input.path(name).asString(""))
                        .filter(path -> !path.isBlank())
                        .toList()
                : List.of();
    }

    private static List<String> patched(String patch) {
        return HEADER.matcher(patch).results().map(found -> found.group(1)).toList();
    }
}
