package jarvis.core.coordination;

/** Watches what becomes durable, and says what must never have been written. It shares no code with the rules. */
final class LogOracle {
    private final LogModel log = new LogModel();
    private final WorkOracle work;
    private final GateOracle gates;
    private final BranchOracle branches;

    /** @param orderly whether only the shell begins attempts, so that the number of places can be checked */
    LogOracle(SimulatedPlan plan, boolean orderly) {
        PlanFacts facts = new PlanFacts(plan.plan(), plan.ownChecks());
        work = new WorkOracle(facts, plan.limits(), log, orderly);
        gates = new GateOracle(facts, plan.limits(), log);
        branches = new BranchOracle(plan.limits(), log);
    }

    static void require(boolean holds, Event event, String rule) {
        if (!holds) {
            throw new AssertionError("the log breaks \"" + rule + "\" with " + event);
        }
    }

    @SuppressWarnings("size") // one table over all events
    void see(Event event) {
        log.seen++;
        boolean passive = event instanceof Event.RunStaged
                || event instanceof Event.RunLaunched
                || event instanceof Event.RunStopped
                || event instanceof Event.RunResumed
                || event instanceof Event.AttemptEnded
                || event instanceof Event.IntegrationPointRecorded
                || event instanceof Event.WorkspacesAssigned
                || event instanceof Event.ResultDelivered
                || event instanceof Event.ReportIgnored
                || event instanceof Event.ProblemNoted;
        require(log.active || passive, event, "nothing happens in a run that is not under way");
        switch (event) {
            case Event.RunStaged e -> require(!log.launched, e, "a run is staged once");
            case Event.RunLaunched e -> launched(e);
            case Event.RunStopped e -> stopped(e);
            case Event.RunResumed e -> resumed(e);
            case Event.PhaseOpened e -> gates.opened(e);
            case Event.PhaseDone e -> gates.phaseDone(e);
            case Event.FinalVerificationStarted e -> gates.finishing(e);
            case Event.SignOffAwaited e -> gates.offered(e);
            case Event.SignedOff e -> gates.signedOff(e);
            case Event.SignOffRejected e -> gates.signOffRejected(e);
            case Event.BlockerRaised e -> work.raised(e);
            case Event.BlockerResolved e -> work.resolved(e);
            case Event.IntegrationPointRecorded e -> {}
            case Event.OfAgent e -> {}
            case Event.OfBranch e -> branches.see(e);
            case Event.ReportIgnored e -> {}
            case Event.ProblemNoted e -> {}
            case Event.AssignmentReady e -> work.ready(e);
            case Event.AttemptStarted e -> work.started(e);
            case Event.ProgressClaimed e -> work.said(e, e.assignment(), e.attempt(), e.by());
            case Event.DoneClaimed e -> work.claimed(e);
            case Event.ClaimWithdrawn e -> log.work(e.assignment()).claims = false;
            case Event.AttemptEnded e -> work.ended(e);
            case Event.AssignmentDone e -> gates.done(e);
            case Event.AssignmentRejected e -> gates.sentBack(e);
            case Event.AssignmentRetried e -> work.retried(e);
            case Event.CheckpointStarted e -> gates.started(e);
            case Event.CheckpointChecked e -> gates.checked(e);
            case Event.QuestionAnswered e -> gates.answered(e);
            case Event.CheckpointPassed e -> gates.passed(e);
            case Event.CheckpointFailed e -> gates.failed(e);
            case Event.CheckpointNotRun e -> gates.notRun(e);
            case Event.ReworkExhausted e -> gates.exhausted(e);
            case Event.CheckpointVoided e -> gates.voided(e);
            case Event.CheckpointWaived e -> gates.waived(e);
            case Event.CheckpointRetried e -> gates.retried(e);
        }
    }

    private void launched(Event.RunLaunched e) {
        require(
                !log.launched && e.trusted().equals("lock-1"),
                e,
                "a run is launched once, on the lock that was trusted");
        log.launched = true;
        log.active = true;
    }

    private void stopped(Event.RunStopped e) {
        require(log.active || !log.launched, e, "only what is under way is stopped");
        log.active = false;
        log.offered = "";
        log.live.clear();
        log.gates.values().stream().filter(gate -> gate.is("judging")).forEach(gate -> gate.verdict = "none");
    }

    private void resumed(Event.RunResumed e) {
        require(!log.active, e, "only a stopped run is resumed");
        log.active = log.launched;
    }
}
