package jarvis.core.coordination;

import jarvis.core.coordination.Command.*;
import jarvis.core.coordination.Decision.Accepted;
import jarvis.core.coordination.Decision.Refused;
import java.time.Instant;
import java.util.List;

/** Which rule answers which command. */
final class Deciding {
    private Deciding() {}

    static Decision decide(RunState s, Command command, Instant at) {
        return switch (command) {
            case StageRun c -> RunRules.stage(s, c, at);
            case LaunchRun c -> RunRules.launch(s, c, at);
            case StopRun c -> RunRules.stop(s, c, at);
            case ResumeRun c -> RunRules.resume(s, c, at);
            case SignOff c -> RunRules.signOff(s, c, at);
            case NoteProblem c -> accepted(new Event.ProblemNoted(at, c.source(), c.text()));
            case Settle c -> accepted();
            case BeginAttempt c -> AttemptRules.begin(s, c, at);
            case ReportEnd c -> AttemptRules.end(s, c, at);
            case ReportProgress c -> ClaimRules.progress(s, c, at);
            case ClaimDone c -> ClaimRules.done(s, c, at);
            case RecordIntegrationPoint c -> ClaimRules.integrationPoint(s, c, at);
            case RaiseBlocker c -> BlockerRules.raise(s, c, at);
            case ResolveBlocker c -> BlockerRules.resolve(s, c, at);
            case BeginCheckpoint c -> CheckpointRules.begin(s, c, at);
            case ReportCheckpoint c -> CheckpointRules.report(s, c, at);
            case VoidCheckpoint c -> CheckpointRules.voided(s, c, at);
            case Approve c -> PersonRules.approve(s, c, at);
            case Reject c -> PersonRules.reject(s, c, at);
            case Retry c -> PersonRules.retry(s, c, at);
            case HandOver c -> BranchRules.handOver(s, c, at);
            case ReportUsage c -> AgentRules.used(s, c, at);
            case ReportAsk c -> AgentRules.asks(s, c, at);
            case Tell c -> AgentRules.tell(s, c, at);
            case ReportAskOver c -> AgentRules.over(s, c, at);
            case AssignWorkspaces c -> BranchRules.assign(s, c, at);
            case ReportBlame c -> BranchRules.blamed(s, c, at);
            case ReportMerge c -> BranchRules.merged(s, c, at);
            case ReportMergeNotRun c -> BranchRules.notRun(s, c, at);
            case ReportDelivery c -> BranchRules.delivered(s, c, at);
            case ReportNotDelivered c -> BranchRules.notDelivered(s, c, at);
        };
    }

    static Accepted accepted(Event... events) {
        return new Accepted(List.of(events));
    }

    static Refused refused(String code, String sentence) {
        return new Refused(code, sentence);
    }

    /** The refusal of anything that needs a run under way. */
    static Refused notActive(RunState s) {
        String status = s.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return refused(
                "run-not-active", "The run is " + status + ", so nothing can be reported to it or decided in it.");
    }
}
