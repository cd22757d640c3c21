package jarvis.runtime.view;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Event.*;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.RefusedChange;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence for each fact of a branch. */
final class BranchSentence {
    private static final int SHORT = 10;
    private static final int MOST = 4;

    private BranchSentence() {}

    static String of(Event.OfBranch event) {
        return switch (event) {
            case WorkspacesAssigned e -> assigned(e);
            case WorkMerged e -> merged(e);
            case MergeRefused e ->
                e.assignment().instance() + " is not merged: it changed what it may not write, "
                        + named(e.refused().changes().stream()
                                .map(RefusedChange::path)
                                .toList());
            case MergeConflicted e ->
                e.assignment().instance() + " is not merged: it contradicts what others had merged in "
                        + named(e.conflict().paths()) + "; it goes back with that";
            case MergeNotRun e -> e.assignment().instance() + "'s work could not be merged: " + e.reason();
            case MergeRetried e -> e.assignment().instance() + "'s merge is tried again, says " + e.by();
            case ChangesGranted e ->
                e.by() + " grants " + e.assignment().instance() + " its changes of "
                        + named(e.permissions().stream()
                                .map(each -> each.path())
                                .toList()) + ": " + e.reason();
            case ChangesDropped e ->
                e.by() + " leaves out " + e.assignment().instance() + "'s changes of " + named(e.paths())
                        + (e.handedTo() == null ? "" : ", a task of " + e.handedTo() + " now") + ": " + e.reason();
            case MergeBlamed e ->
                EventSentence.subject(e.checkpoint()) + ", round " + e.round() + ", fails since "
                        + e.assignment().instance() + " was merged; it goes back to that one alone";
            case WorkTakenBack e -> e.assignment().instance() + "'s work is taken back: " + e.reason();
            case ResultDelivered e -> "The result is on " + e.branch() + " (" + shown(e.commit()) + "), " + e.how();
            case ResultNotDelivered e -> "The result is not handed over: " + e.reason();
        };
    }

    private static String assigned(WorkspacesAssigned e) {
        if (e.workspaces().isEmpty()) {
            return "No instance has a worktree of its own";
        }
        String bases = e.repositories().stream()
                .map(Pinned::base)
                .map(BranchSentence::shown)
                .collect(Collectors.joining(", "));
        int count = e.workspaces().size();
        return (count == 1
                        ? "1 instance works in a worktree of its own"
                        : count + " instances work in worktrees of their own")
                + ", from " + bases;
    }

    private static String merged(WorkMerged e) {
        MergeOutcome.Merged merge = e.merge();
        String who = e.assignment().instance();
        if (merge.after().equals(merge.before())) {
            return who + " changed nothing that is to be merged";
        }
        return who + " is merged: " + (merge.files() == 1 ? "1 file" : merge.files() + " files") + ", "
                + shown(merge.after());
    }

    private static String named(List<String> paths) {
        int more = paths.size() - MOST;
        String some = String.join(", ", paths.subList(0, Math.min(MOST, paths.size())));
        return more > 0 ? some + " and " + more + " more" : some;
    }

    static String shown(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
