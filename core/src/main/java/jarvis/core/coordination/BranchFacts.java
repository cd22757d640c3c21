package jarvis.core.coordination;

import jarvis.core.coordination.Event.*;
import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.MergeState;

/** How each fact of a branch changes what is so. Decides nothing. */
final class BranchFacts {
    private BranchFacts() {}

    static RunState apply(RunState s, Event.OfBranch event) {
        return switch (event) {
            case WorkspacesAssigned e -> s.with(s.branches().assigned(e.repositories(), e.workspaces()));
            case WorkMerged e -> merged(s, e);
            case MergeRefused e -> with(s, e.assignment(), refused(e.refused()));
            case MergeConflicted e -> conflicted(s, e);
            case MergeNotRun e -> with(s, e.assignment(), MergeState.notRun(e.reason()));
            case MergeRetried e -> open(s, e.assignment());
            case ChangesGranted e -> open(s, e.assignment()).with(s.branches().granted(e.permissions()));
            case ChangesDropped e ->
                open(s, e.assignment())
                        .with(s.branches().dropping(e.assignment().instance(), e.paths()));
            case MergeBlamed e -> s.with(s.checkpoint(e.checkpoint()).blamed(e.assignment()));
            case WorkTakenBack e ->
                open(s, e.assignment()).with(s.branches().rebuilt(e.repository(), e.after(), e.standing()));
            case ResultDelivered e -> s.with(s.branches().delivered(e.repository(), e.commit()));
            case ResultNotDelivered e ->
                s.with(s.branches().delivered(e.repository(), ""))
                        .with(new RunState.Note(e.at(), e.repository(), e.reason()));
        };
    }

    private static RunState merged(RunState s, WorkMerged e) {
        AssignmentState a = s.assignment(e.assignment());
        Landing landing = new Landing(
                e.repository(), e.assignment().toString(), e.assignment().instance(), e.merge());
        return s.with(a.merging(MergeState.merged(e.merge().tip())))
                .with(s.branches().landed(landing));
    }

    /** It goes back to whoever made it, until that was done too often; then a person is asked. */
    private static RunState conflicted(RunState s, MergeConflicted e) {
        AssignmentState a = s.assignment(e.assignment());
        String why = reason(e.conflict());
        boolean tooOften = a.rejections() >= s.schedule().limits().rework();
        return s.with(tooOften ? a.to(AssignmentStatus.FAILED, why, e.at()) : a.rejected(why, e.at()));
    }

    static String reason(MergeOutcome.Conflicted conflict) {
        return "its branch contradicts what others had merged, in " + String.join(", ", conflict.paths())
                + "; nothing was merged. Merge the integration branch into yours and resolve it there";
    }

    private static MergeState refused(MergeOutcome.Refused refused) {
        return new MergeState(MergeState.Status.REFUSED, refused.tip(), refused.changes(), "");
    }

    private static RunState open(RunState s, AssignmentId id) {
        return with(s, id, MergeState.OPEN);
    }

    private static RunState with(RunState s, AssignmentId id, MergeState next) {
        return s.with(s.assignment(id).merging(next));
    }
}
