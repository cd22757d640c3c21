package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeState;
import jarvis.core.merge.Workspace;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchNow.ForeignWrite;
import jarvis.runtime.branch.BranchNow.Predicted;
import jarvis.runtime.branch.BranchNow.Work;
import jarvis.runtime.branch.BranchesNow;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An instance's branch as JSON: what lies there, seen live, and what became of it. What nobody looked at is null, never 0. */
final class WorkspaceDocument {
    /** A list longer than this is cut; its count is whole. */
    private static final int MOST = 50;

    private final RunState state;
    private final BranchesNow branches;

    WorkspaceDocument(RunState state, BranchesNow branches) {
        this.state = state;
        this.branches = branches;
    }

    /** Null where the instance works in place. */
    void writeTo(ObjectNode instance, String id) {
        Optional<Workspace> workspace = state.branches().workspace(id);
        if (workspace.isEmpty()) {
            instance.putNull("workspace");
            return;
        }
        Optional<BranchNow> now = branches.of(id);
        ObjectNode json = instance.putObject("workspace");
        json.put("branch", workspace.get().branch());
        json.put("worktree", workspace.get().folder());
        now.map(BranchNow::work).ifPresentOrElse(work -> work(json, work), () -> unknown(json));
        now.map(BranchNow::predicted)
                .ifPresentOrElse(all -> predicted(json, all), () -> json.putNull("predictedConflicts"));
        merged(json, id);
        json.put("asOf", now.map(seen -> seen.asOf().toString()).orElse(null));
        json.put(
                "trouble",
                now.map(BranchNow::trouble)
                        .filter(trouble -> !trouble.isEmpty())
                        .orElse(null));
    }

    private static void unknown(ObjectNode json) {
        List.of("ahead", "filesChanged", "foreignCount", "foreignWrites").forEach(json::putNull);
    }

    private static void work(ObjectNode json, Work work) {
        json.put("ahead", work.ahead());
        json.put("filesChanged", work.files());
        json.put("foreignCount", work.foreign().size());
        ArrayNode foreign = json.putArray("foreignWrites");
        for (ForeignWrite write : work.foreign().stream().limit(MOST).toList()) {
            foreign.addObject()
                    .put("path", write.path())
                    .put("owner", write.owner().isEmpty() ? null : write.owner())
                    .put("why", write.why());
        }
    }

    private static void predicted(ObjectNode json, List<Predicted> all) {
        ArrayNode conflicts = json.putArray("predictedConflicts");
        for (Predicted predicted : all) {
            ObjectNode conflict = conflicts.addObject().put("with", predicted.with());
            conflict.put("pathCount", predicted.paths().size());
            ArrayNode paths = conflict.putArray("paths");
            predicted.paths().stream().limit(MOST).forEach(paths::add);
        }
    }

    private void merged(ObjectNode json, String id) {
        MergeState merge = state.current(id).map(AssignmentState::merge).orElse(MergeState.OPEN);
        Optional<Integer> files = state.branches().landings().stream()
                .filter(landing -> landing.instance().equals(id))
                .map(Landing::merge)
                .filter(landed -> landed.tip().equals(merge.tip()))
                .map(landed -> landed.files())
                .reduce((_, last) -> last);
        json.putObject("merged")
                .put("status", Words.of(merge.status()))
                .put("tip", merge.tip().isEmpty() ? null : merge.tip())
                .put("files", files.orElse(null));
    }
}
