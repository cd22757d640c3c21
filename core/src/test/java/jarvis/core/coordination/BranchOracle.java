package jarvis.core.coordination;

import static jarvis.core.coordination.LogOracle.require;

import jarvis.core.coordination.LogModel.Work;

/** The part of the oracle that watches what is merged. */
final class BranchOracle {
    private final Limits limits;
    private final LogModel log;

    BranchOracle(Limits limits, LogModel log) {
        this.limits = limits;
        this.log = log;
    }

    void see(Event.OfBranch event) {
        switch (event) {
            case Event.WorkspacesAssigned e -> assigned(e);
            case Event.WorkMerged e -> merged(e);
            case Event.MergeRefused e -> {
                unmerged(e, e.assignment(), e.attempt());
                log.work(e.assignment()).refused = true;
            }
            case Event.MergeNotRun e -> {
                unmerged(e, e.assignment(), e.attempt());
                log.work(e.assignment()).refused = true;
            }
            case Event.MergeConflicted e -> conflicted(e);
            case Event.MergeRetried e -> answered(e, e.assignment());
            case Event.ChangesGranted e -> answered(e, e.assignment());
            case Event.ChangesDropped e -> answered(e, e.assignment());
            case Event.MergeBlamed e ->
                require(
                        log.gate(e.checkpoint()).is("judging") && log.work(e.assignment()).merged,
                        e,
                        "what is judged is blamed");
            case Event.WorkTakenBack e -> {
                require(e.before().equals(log.tip) && log.work(e.assignment()).merged, e, "only a merge is taken back");
                log.tip = e.after();
                log.work(e.assignment()).merged = false;
            }
            case Event.ResultDelivered e -> require(!log.active, e, "a result is handed over after the sign-off");
            case Event.ResultNotDelivered e -> {}
        }
    }

    private void assigned(Event.WorkspacesAssigned e) {
        require(!log.launched && log.branches.isEmpty(), e, "where instances work is said once, before the launch");
        e.workspaces().forEach(workspace -> log.branches.add(workspace.instance()));
        e.repositories().forEach(pinned -> log.tip = pinned.base());
    }

    private void merged(Event.WorkMerged e) {
        unmerged(e, e.assignment(), e.attempt());
        require(e.merge().before().equals(log.tip), e, "each merge begins where the one before it ended");
        log.tip = e.merge().after();
        log.work(e.assignment()).merged = true;
    }

    private void unmerged(Event e, AssignmentId id, int attempt) {
        Work work = log.work(id);
        require(log.branches.contains(id.instance()), e, "only what has a branch is merged");
        require(work.claims && !work.done && work.attempt == attempt, e, "only what is claimed is merged");
        require(!work.merged && !work.refused, e, "nothing is merged twice, nor while a person is asked");
    }

    private void conflicted(Event.MergeConflicted e) {
        unmerged(e, e.assignment(), e.attempt());
        Work work = log.work(e.assignment());
        work.claims = false;
        work.leaving = true;
        work.failed = work.sentBack >= limits.rework();
        work.sentBack += work.failed ? 0 : 1;
    }

    private void answered(Event e, AssignmentId id) {
        require(log.work(id).refused && log.work(id).claims, e, "a person answers what was asked");
        log.work(id).refused = false;
    }
}
