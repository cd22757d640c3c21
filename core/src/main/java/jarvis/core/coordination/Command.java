package jarvis.core.coordination;

import jarvis.core.agent.Ask;
import jarvis.core.agent.Usage;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import java.util.List;

/** A wish, in the imperative: accepted as events or refused with a sentence. */
public sealed interface Command {
    record StageRun(RunDefinition definition) implements Command {}

    /** @param trusted the lock hash that the person trusts */
    record LaunchRun(String by, String trusted) implements Command {}

    record BeginAttempt(AssignmentId assignment, int attempt) implements Command {}

    record ReportProgress(Reporter by, String instance, String label) implements Command {}

    record ClaimDone(Reporter by, String instance, String summary) implements Command {}

    record ReportEnd(String instance, int attempt, Ending ending) implements Command {}

    record RaiseBlocker(Reporter by, String instance, BlockerSeverity severity, String text) implements Command {}

    /** @param blocker a blocker's id, or an instance's id for all of its open ones */
    record ResolveBlocker(Reporter by, String blocker, String how) implements Command {}

    /** @param value any JSON value, as text */
    record RecordIntegrationPoint(Reporter by, String name, String value) implements Command {}

    record BeginCheckpoint(String checkpoint, int round) implements Command {}

    record ReportCheckpoint(String checkpoint, int round, Evidence evidence) implements Command {}

    /** The tree moved under a checkpoint that was judged or is being judged on another one. */
    record VoidCheckpoint(String checkpoint, int round, String reason) implements Command {}

    /** @param question the id of a {@link Question} */
    record Approve(String by, String question, String reason) implements Command {}

    /** @param question the id of a {@link Question} */
    record Reject(String by, String question, String reason) implements Command {}

    /** @param target an instance whose attempt failed or was lost, or a checkpoint that failed or could not run */
    record Retry(String by, String target, String reason) implements Command {}

    /** @param evidence the hash that the person saw and approves */
    record SignOff(String by, String evidence) implements Command {}

    record StopRun(String by, String reason) implements Command {}

    record ResumeRun(String by) implements Command {}

    /** Said once, before the run is launched. */
    record AssignWorkspaces(List<Pinned> repositories, List<Workspace> workspaces) implements Command {
        public AssignWorkspaces {
            repositories = List.copyOf(repositories);
            workspaces = List.copyOf(workspaces);
        }
    }

    record ReportMerge(AssignmentId assignment, int attempt, MergeOutcome outcome) implements Command {}

    /** A round failed, and one merge alone is why. */
    record ReportBlame(String checkpoint, int round, Evidence evidence, Blame blame) implements Command {}

    record ReportMergeNotRun(AssignmentId assignment, int attempt, String reason) implements Command {}

    /** The changes of a refused merge are left out, and their owner has them as a task. */
    record HandOver(String by, String question, String reason) implements Command {}

    record ReportDelivery(String repository, String branch, String commit, String how) implements Command {}

    record ReportNotDelivered(String repository, String reason) implements Command {}

    /**
     * What an agent counts.
     *
     * @param turns that it began in this attempt
     * @param total from the beginning of its session
     */
    record ReportUsage(String instance, int attempt, String session, int turns, Usage total) implements Command {}

    record ReportAsk(String instance, int attempt, Ask ask) implements Command {}

    /** A person tells an instance's agent something in the middle of its work. */
    record Tell(String by, String instance, String text) implements Command {}

    /** @param ask that its agent does not wait for any more */
    record ReportAskOver(String instance, int attempt, String ask) implements Command {}

    record NoteProblem(String source, String text) implements Command {}

    /** Nothing is asked: only what follows from the state is decided. Sent after a replay. */
    record Settle() implements Command {}
}
