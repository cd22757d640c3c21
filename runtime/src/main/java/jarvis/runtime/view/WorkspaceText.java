package jarvis.runtime.view;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An instance's branch in one line, from its document. */
final class WorkspaceText {
    private static final int MOST = 4;

    private WorkspaceText() {}

    /** @return nothing where there is nothing to say yet */
    static String of(JsonNode instance) {
        JsonNode workspace = instance.path("workspace");
        if (!workspace.isObject() || instance.path("attempts").asInt(0) == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>(List.of(lies(workspace)));
        workspace.path("foreignWrites").values().forEach(write -> foreign(parts, write));
        cut(parts, workspace);
        workspace.path("predictedConflicts").values().forEach(conflict -> parts.add(conflict(conflict)));
        String merged = word(workspace.path("merged"), "status");
        if (!merged.equals("open")) {
            parts.add(merged.equals("refused") ? "merge refused" : merged);
        }
        return word(workspace, "branch") + "  " + String.join(", ", parts);
    }

    private static String lies(JsonNode workspace) {
        if (!word(workspace, "trouble").isEmpty()) {
            return word(workspace, "trouble");
        }
        if (!workspace.path("ahead").isNumber()) {
            return "not looked at yet";
        }
        long files = workspace.path("filesChanged").asLong();
        return workspace.path("ahead").asLong() + " ahead, " + files + (files == 1 ? " file" : " files");
    }

    private static void foreign(List<String> parts, JsonNode write) {
        if (parts.size() <= MOST) {
            String owner = word(write, "owner");
            parts.add((parts.size() == 1 ? "foreign: " : "")
                    + word(write, "path")
                    + (owner.isEmpty() ? "" : " (" + owner + ")"));
        }
    }

    private static void cut(List<String> parts, JsonNode workspace) {
        long more = workspace.path("foreignCount").asLong(0) - MOST;
        if (more > 0) {
            parts.add("and " + more + " more");
        }
    }

    private static String conflict(JsonNode conflict) {
        List<String> paths = conflict.path("paths").values().stream()
                .limit(MOST)
                .map(path -> PlainText.line(path.asString("")))
                .toList();
        long more = conflict.path("pathCount").asLong(0) - paths.size();
        String with = word(conflict, "with");
        return "will conflict with " + (with.equals("integration") ? "what was merged" : with) + " in "
                + String.join(", ", paths) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String word(JsonNode of, String field) {
        return PlainText.line(of.path(field).asString(""));
    }
}
