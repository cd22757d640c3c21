package jarvis.core.coordination;

import jarvis.core.agent.Ask;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.Usage;
import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of a run, in the past tense. Events are the only truth; everything shown is folded from them. */
public sealed interface Event {
    /** When it was decided. */
    Instant at();

    record RunStaged(Instant at, RunDefinition definition) implements Event {}

    record RunLaunched(Instant at, String by, String trusted) implements Event {}

    record PhaseOpened(Instant at, String phase) implements Event {}

    record AssignmentReady(Instant at, AssignmentId assignment) implements Event {}

    record AttemptStarted(Instant at, AssignmentId assignment, int attempt) implements Event {}

    record ProgressClaimed(Instant at, AssignmentId assignment, int attempt, Reporter by, String label)
            implements Event {}

    record DoneClaimed(Instant at, AssignmentId assignment, int attempt, Reporter by, String summary)
            implements Event {}

    record ClaimWithdrawn(Instant at, AssignmentId assignment, int attempt, String reason) implements Event {}

    record AttemptEnded(Instant at, AssignmentId assignment, int attempt, Ending ending) implements Event {}

    record AssignmentDone(Instant at, AssignmentId assignment, boolean verified) implements Event {}

    record AssignmentRejected(Instant at, AssignmentId assignment, String checkpoint, int round, String reason)
            implements Event {}

    record AssignmentRetried(Instant at, AssignmentId assignment, String by) implements Event {}

    record BlockerRaised(
            Instant at, String blocker, String instance, Reporter by, BlockerSeverity severity, String text)
            implements Event {}

    record BlockerResolved(Instant at, String blocker, Reporter by, String how) implements Event {}

    record IntegrationPointRecorded(Instant at, Reporter by, String name, String value) implements Event {}

    record CheckpointStarted(Instant at, String checkpoint, int round) implements Event {}

    record CheckpointChecked(Instant at, String checkpoint, int round, Evidence evidence) implements Event {}

    record QuestionAnswered(
            Instant at, String checkpoint, int round, int question, boolean yes, String by, String reason)
            implements Event {}

    record CheckpointPassed(Instant at, String checkpoint, int round) implements Event {}

    record CheckpointFailed(Instant at, String checkpoint, int round, String reason) implements Event {}

    record CheckpointNotRun(Instant at, String checkpoint, int round, String reason) implements Event {}

    record ReworkExhausted(Instant at, String checkpoint, int round, int limit) implements Event {}

    record CheckpointVoided(Instant at, String checkpoint, int round, String reason) implements Event {}

    record CheckpointWaived(Instant at, String checkpoint, int round, String by, String reason) implements Event {}

    record CheckpointRetried(Instant at, String checkpoint, String by, String reason) implements Event {}

    record PhaseDone(Instant at, String phase, boolean verified) implements Event {}

    record FinalVerificationStarted(Instant at) implements Event {}

    record SignOffAwaited(Instant at, String evidence) implements Event {}

    record SignedOff(Instant at, String by, String evidence, List<String> unverified) implements Event {
        public SignedOff {
            unverified = List.copyOf(unverified);
        }
    }

    record SignOffRejected(Instant at, String by, String reason) implements Event {}

    record RunStopped(Instant at, String by, String reason) implements Event {}

    record RunResumed(Instant at, String by) implements Event {}

    record ReportIgnored(Instant at, Reporter by, String what, String reason) implements Event {}

    record ProblemNoted(Instant at, String source, String text) implements Event {}

    /** A fact of the agents that work for instances, as they say themselves. */
    sealed interface OfAgent extends Event {}

    /**
     * What an agent counts.
     *
     * @param turns that it began in this attempt; null in runs older than that
     * @param total from the beginning of its session
     */
    record UsageReported(
            Instant at,
            AssignmentId assignment,
            int attempt,
            String session,
            @Nullable Integer turns,
            Usage total) implements OfAgent {
        int begun() {
            return turns == null ? 0 : turns;
        }
    }

    /**
     * A person allows more of a budget.
     *
     * @param budget its name
     */
    record BudgetAllowed(Instant at, String budget, Ledger.Allowed allowed, String reason) implements OfAgent {}

    record AgentAsked(Instant at, AssignmentId assignment, int attempt, Ask ask) implements OfAgent {}

    record AgentAnswered(Instant at, AssignmentId assignment, int attempt, String ask, Ledger.Reply reply)
            implements OfAgent {}

    record AgentTold(Instant at, AssignmentId assignment, int attempt, String text, String by) implements OfAgent {}

    /** A fact of the branches that instances work on, and of the one that their work is merged into. */
    sealed interface OfBranch extends Event {}

    record WorkspacesAssigned(Instant at, List<Pinned> repositories, List<Workspace> workspaces) implements OfBranch {
        public WorkspacesAssigned {
            repositories = List.copyOf(repositories);
            workspaces = List.copyOf(workspaces);
        }
    }

    record WorkMerged(Instant at, AssignmentId assignment, int attempt, String repository, MergeOutcome.Merged merge)
            implements OfBranch {}

    record MergeRefused(Instant at, AssignmentId assignment, int attempt, MergeOutcome.Refused refused)
            implements OfBranch {}

    record MergeConflicted(Instant at, AssignmentId assignment, int attempt, MergeOutcome.Conflicted conflict)
            implements OfBranch {}

    record MergeNotRun(Instant at, AssignmentId assignment, int attempt, String reason) implements OfBranch {}

    record MergeRetried(Instant at, AssignmentId assignment, String by) implements OfBranch {}

    record ChangesGranted(Instant at, AssignmentId assignment, String by, String reason, List<Permission> permissions)
            implements OfBranch {
        public ChangesGranted {
            permissions = List.copyOf(permissions);
        }
    }

    /** @param handedTo the owner who has it as a task now; null where it is left out for good */
    record ChangesDropped(
            Instant at,
            AssignmentId assignment,
            String by,
            String reason,
            List<String> paths,
            @Nullable String handedTo)
            implements OfBranch {
        public ChangesDropped {
            paths = List.copyOf(paths);
        }
    }

    /** One merge alone is why a checkpoint failed: before it, it passed. */
    record MergeBlamed(Instant at, String checkpoint, int round, AssignmentId assignment) implements OfBranch {}

    /** @param standing the merges that stand on that branch now, made anew without what was taken back */
    record WorkTakenBack(
            Instant at,
            AssignmentId assignment,
            String repository,
            String before,
            String after,
            List<Landing> standing,
            String reason)
            implements OfBranch {
        public WorkTakenBack {
            standing = List.copyOf(standing);
        }
    }

    /** @param branch that holds the result now */
    record ResultDelivered(Instant at, String repository, String branch, String commit, String how)
            implements OfBranch {}

    record ResultNotDelivered(Instant at, String repository, String reason) implements OfBranch {}
}
