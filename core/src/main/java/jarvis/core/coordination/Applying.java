package jarvis.core.coordination;

import jarvis.core.agent.Ledger;
import jarvis.core.coordination.Event.*;
import java.time.Instant;
import java.util.function.Predicate;

/** How each fact changes what is so. Decides nothing. */
final class Applying {
    private Applying() {}

    @SuppressWarnings("size") // one table, a line an event: a new event must break the build here
    static RunState apply(RunState s, Event event) {
        return switch (event) {
            case RunStaged e -> s.staged(e.definition(), e.at());
            case RunLaunched e -> s.launched(e.at());
            case PhaseOpened e -> s.with(e.phase(), PhaseStatus.ACTIVE);
            case PhaseDone e -> s.with(e.phase(), e.verified() ? PhaseStatus.DONE : PhaseStatus.UNVERIFIED);
            case FinalVerificationStarted e -> s.to(RunStatus.FINAL_VERIFICATION, "", e.at());
            case SignOffAwaited e ->
                s.to(RunStatus.AWAITING_SIGN_OFF, s.reason(), e.at()).withEvidence(e.evidence());
            case SignedOff e -> s.to(RunStatus.SIGNED_OFF, "", e.at()).withEvidence(e.evidence());
            case SignOffRejected e -> rejectedSignOff(s, e);
            case RunStopped e -> stopped(s, e);
            case RunResumed e -> resumed(s, e.at());
            case BlockerRaised e -> raised(s, e);
            case BlockerResolved e -> resolved(s, e);
            case IntegrationPointRecorded e -> s.withIntegration(e.name(), e.value());
            case OfAgent e -> s.with(agents(s.agents(), e));
            case OfBranch e -> BranchFacts.apply(s, e);
            case ReportIgnored e -> s;
            case ProblemNoted e -> s.with(new RunState.Note(e.at(), e.source(), e.text()));
            case AssignmentReady e -> s.with(s.assignment(e.assignment()).to(AssignmentStatus.READY, "", e.at()));
            case AttemptStarted e ->
                s.with(s.assignment(e.assignment()).started(e.attempt(), e.at()))
                        .with(s.agents().began(AgentRules.attempt(e.assignment(), e.attempt()), e.at()));
            case ProgressClaimed e -> s.with(s.assignment(e.assignment()).progressed(e.label()));
            case DoneClaimed e -> s.with(s.assignment(e.assignment()).claimed(e.summary(), e.at()));
            case ClaimWithdrawn e ->
                s.with(s.assignment(e.assignment()).to(AssignmentStatus.FAILED, e.reason(), e.at()));
            case AttemptEnded e ->
                s.with(ended(s.assignment(e.assignment()), e))
                        .with(s.agents().ended(AgentRules.attempt(e.assignment(), e.attempt()), e.at()));
            case AssignmentDone e -> s.with(s.assignment(e.assignment()).done(e.verified(), e.at()));
            case AssignmentRejected e ->
                s.with(rejected(s, e)).with(s.checkpoint(e.checkpoint()).sentBack(e.assignment()));
            case AssignmentRetried e -> s.with(s.assignment(e.assignment()).to(AssignmentStatus.READY, "", e.at()));
            case CheckpointStarted e -> started(s, e);
            case CheckpointChecked e -> s.with(s.checkpoint(e.checkpoint()).checked(e.evidence(), e.at()));
            case QuestionAnswered e -> answered(s, e);
            case CheckpointPassed e -> s.with(checkpoint(s, e.checkpoint(), CheckpointStatus.PASSED, "", e.at()));
            case CheckpointFailed e -> failed(s, e);
            case CheckpointNotRun e -> released(s, e.checkpoint(), CheckpointStatus.COULD_NOT_RUN, e.reason(), e.at());
            case ReworkExhausted e -> {
                String why = s.checkpoint(e.checkpoint()).reason();
                yield released(s, e.checkpoint(), CheckpointStatus.STUCK, why, e.at());
            }
            case CheckpointVoided e -> voided(s, e);
            case CheckpointWaived e ->
                s.with(checkpoint(s, e.checkpoint(), CheckpointStatus.WAIVED, e.by() + ": " + e.reason(), e.at()));
            case CheckpointRetried e ->
                forgiven(released(s, e.checkpoint(), CheckpointStatus.PENDING, "", e.at()), e.checkpoint());
        };
    }

    private static Ledger agents(Ledger ledger, OfAgent event) {
        return switch (event) {
            case UsageReported e ->
                ledger.counted(AgentRules.attempt(e.assignment(), e.attempt()), e.session(), e.begun(), e.total());
            case BudgetAllowed e -> ledger.allows(e.budget(), e.allowed());
            case AgentAsked e -> ledger.asks(AgentRules.attempt(e.assignment(), e.attempt()), e.ask(), e.at());
            case AgentTold e -> ledger.tells(AgentRules.attempt(e.assignment(), e.attempt()), e.text(), e.by());
            case AgentAnswered e -> ledger.replied(AgentRules.attempt(e.assignment(), e.attempt()), e.ask(), e.reply());
        };
    }

    /** Where one alone is to blame, the others are what they claimed to be again. */
    private static RunState failed(RunState s, CheckpointFailed e) {
        return s.checkpoint(e.checkpoint()).blamed().isEmpty()
                ? s.with(checkpoint(s, e.checkpoint(), CheckpointStatus.FAILED, e.reason(), e.at()))
                : released(s, e.checkpoint(), CheckpointStatus.FAILED, e.reason(), e.at());
    }

    private static CheckpointState checkpoint(RunState s, String id, CheckpointStatus next, String why, Instant at) {
        return s.checkpoint(id).to(next, why, at);
    }

    private static AssignmentState ended(AssignmentState a, AttemptEnded e) {
        AssignmentState over = a.processEnded();
        if (a.status() != AssignmentStatus.RUNNING) {
            return over;
        }
        return switch (e.ending()) {
            case Ending.Exited exited when exited.code() == 0 -> over;
            case Ending.Lost lost -> over.to(AssignmentStatus.LOST, lost.reason(), e.at());
            case Ending ending -> over.to(AssignmentStatus.FAILED, Endings.describe(ending), e.at());
        };
    }

    /** A checkpoint that waits for a person does not send work back; that is the person, and the count starts over. */
    private static AssignmentState rejected(RunState s, AssignmentRejected e) {
        AssignmentState back = s.assignment(e.assignment()).rejected(e.reason(), e.at());
        CheckpointStatus status = s.checkpoint(e.checkpoint()).status();
        boolean person = status == CheckpointStatus.STUCK || status == CheckpointStatus.COULD_NOT_RUN;
        return person ? back.forgiven() : back;
    }

    private static RunState forgiven(RunState s, String checkpoint) {
        RunState next = s;
        for (AssignmentState a : Judging.targets(s, checkpoint)) {
            next = next.with(a.forgiven());
        }
        return next;
    }

    private static RunState started(RunState s, CheckpointStarted e) {
        RunState next = s.with(s.checkpoint(e.checkpoint()).started(e.round(), e.at()));
        return each(
                next, e.checkpoint(), a -> a.status() == AssignmentStatus.CLAIMED, AssignmentStatus.VERIFYING, e.at());
    }

    private static RunState answered(RunState s, QuestionAnswered e) {
        CheckpointState.Answer answer = new CheckpointState.Answer(e.yes(), e.by(), e.reason(), e.at());
        return s.with(s.checkpoint(e.checkpoint()).answered(e.question(), answer));
    }

    private static RunState voided(RunState s, CheckpointVoided e) {
        RunState next = released(s, e.checkpoint(), CheckpointStatus.PENDING, "", e.at());
        boolean signing = e.checkpoint().equals(CheckpointSpec.FINAL) && s.status() == RunStatus.AWAITING_SIGN_OFF;
        return signing ? next.to(RunStatus.FINAL_VERIFICATION, "", e.at()).withEvidence("") : next;
    }

    /** The checkpoint stops judging: what it was verifying is a claim again. */
    private static RunState released(RunState s, String id, CheckpointStatus next, String why, Instant at) {
        RunState freed = s.with(checkpoint(s, id, next, why, at));
        return each(freed, id, a -> a.status() == AssignmentStatus.VERIFYING, AssignmentStatus.CLAIMED, at);
    }

    private static RunState each(
            RunState s, String checkpoint, Predicate<AssignmentState> which, AssignmentStatus to, Instant at) {
        RunState next = s;
        for (AssignmentState a : Judging.targets(s, checkpoint)) {
            if (which.test(a)) {
                next = next.with(a.to(to, "", at));
            }
        }
        return next;
    }

    private static RunState raised(RunState s, BlockerRaised e) {
        Blocker blocker = new Blocker(e.blocker(), e.instance(), e.severity(), e.text(), e.by(), e.at(), null, null);
        RunState next = s.with(blocker);
        if (e.severity() != BlockerSeverity.BLOCKING) {
            return next;
        }
        return s.current(e.instance())
                .filter(a -> a.status() == AssignmentStatus.RUNNING || Judging.claimed(a))
                .map(a -> next.with(a.to(AssignmentStatus.BLOCKED, e.text(), e.at())))
                .orElse(next);
    }

    private static RunState resolved(RunState s, BlockerResolved e) {
        Blocker open = s.blockers().get(e.blocker());
        if (open == null) {
            return s;
        }
        RunState next = s.with(new Blocker(
                open.id(), open.instance(), open.severity(), open.text(), open.by(), open.raisedAt(), e.at(), e.how()));
        if (next.held(open.instance())) {
            return next;
        }
        return next.current(open.instance())
                .filter(a -> a.status() == AssignmentStatus.BLOCKED)
                .map(a -> next.with(a.to(a.ended() ? AssignmentStatus.READY : AssignmentStatus.RUNNING, "", e.at())))
                .orElse(next);
    }

    private static RunState rejectedSignOff(RunState s, SignOffRejected e) {
        CheckpointState last = s.checkpoints().get(CheckpointSpec.FINAL);
        if (last == null) {
            return s.to(RunStatus.AWAITING_SIGN_OFF, e.reason(), e.at());
        }
        return s.with(last.to(CheckpointStatus.STUCK, "sign-off rejected by " + e.by() + ": " + e.reason(), e.at()))
                .to(RunStatus.FINAL_VERIFICATION, "", e.at())
                .withEvidence("");
    }

    private static RunState stopped(RunState s, RunStopped e) {
        RunState next = s.to(RunStatus.STOPPED, e.reason(), e.at()).withEvidence("");
        for (CheckpointState c : s.checkpoints().values()) {
            if (c.status() == CheckpointStatus.RUNNING || c.status() == CheckpointStatus.ASKING) {
                next = released(next, c.spec().id(), CheckpointStatus.PENDING, "", e.at());
            }
        }
        for (AssignmentState a : next.assignments().values()) {
            AssignmentState over = a.processEnded();
            boolean again = a.status() == AssignmentStatus.RUNNING;
            next = a.live() ? next.with(again ? over.to(AssignmentStatus.READY, "", e.at()) : over) : next;
            next = next.with(next.agents().ended(AgentRules.attempt(a.id(), a.attempt()), e.at()));
        }
        return next;
    }

    private static RunState resumed(RunState s, Instant at) {
        if (s.launchedAt() == null) {
            return s.to(RunStatus.STAGED, "", at);
        }
        boolean finished = s.phases().values().stream().allMatch(PhaseStatus::over);
        return s.to(finished ? RunStatus.FINAL_VERIFICATION : RunStatus.RUNNING, "", at);
    }
}
