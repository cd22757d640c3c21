package jarvis.runtime.journal;

import jarvis.core.agent.Ask;
import jarvis.core.agent.Budget;
import jarvis.core.agent.Budgets;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.Price;
import jarvis.core.agent.Prices;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.Schedule;
import jarvis.core.coordination.StepResult;
import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.RefusedChange;
import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Permission;
import jarvis.core.plan.Part;
import jarvis.core.plan.StepKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stream with every event there is, in every form of its parts, that replays. Stored as {@code stored/every-event-1.jsonl}. */
final class Samples {
    private static final Instant AT = Events.AT;
    private static final AssignmentId ONE = new AssignmentId("phase-1", "instance-1");
    private static final AssignmentId TWO = new AssignmentId("phase-1", "instance-2");
    private static final Reporter WORKER = new Reporter.Worker("instance-1", 1);
    private static final Reporter FILE = new Reporter.Unattributed("instance-1");
    private static final Reporter PERSON = new Reporter.Person("Ada");

    private static final Budgets BUDGETS = new Budgets(
            new Budget(40, Duration.ofHours(8), new BigDecimal("50.25")),
            Budgets.ASK_AT,
            Map.of("instance-1", Budget.NONE),
            Map.of("instance-1", new Budget(null, null, new BigDecimal("5"))),
            new Prices(
                    LocalDate.of(2026, 11, 1),
                    List.of(new Price(
                            "some-model",
                            new BigDecimal("3"),
                            new BigDecimal("0.3"),
                            new BigDecimal("3.75"),
                            new BigDecimal("15")))));

    private Samples() {}

    static List<Event> everyEvent() {
        return Stream.of(beginning(), merging(), talking(), judging(), ending())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Event> beginning() {
        return List.of(
                new Event.RunStaged(AT, definition()),
                new Event.RunLaunched(AT, "Ada", "abc"),
                new Event.PhaseOpened(AT, "phase-1"),
                new Event.AssignmentReady(AT, ONE),
                new Event.AttemptStarted(AT, ONE, 1),
                new Event.ProgressClaimed(AT, ONE, 1, WORKER, "half way"),
                new Event.BlockerRaised(AT, "blocker-1", "instance-1", FILE, BlockerSeverity.BLOCKING, "no database"),
                new Event.BlockerRaised(AT, "blocker-2", "instance-1", PERSON, BlockerSeverity.WARNING, "slow"),
                new Event.BlockerResolved(AT, "blocker-1", new Reporter.Jarvis(), "it came up"),
                new Event.IntegrationPointRecorded(AT, FILE, "port", "3001"),
                new Event.DoneClaimed(AT, ONE, 1, WORKER, "all endpoints verified"),
                new Event.AttemptEnded(AT, ONE, 1, new Ending.Exited(0)),
                new Event.ClaimWithdrawn(AT, ONE, 1, "claimed to be done, then exit 1"),
                new Event.AssignmentRetried(AT, ONE, "Ada"),
                new Event.AttemptStarted(AT, TWO, 1),
                new Event.AttemptEnded(AT, TWO, 1, new Ending.TimedOut(3600)),
                new Event.AttemptStarted(AT, TWO, 2),
                new Event.AttemptEnded(AT, TWO, 2, new Ending.NotStarted("no such command")),
                new Event.AttemptStarted(AT, TWO, 3),
                new Event.AttemptEnded(AT, TWO, 3, new Ending.Lost("its process is gone")));
    }

    private static List<Event> merging() {
        MergeOutcome.Merged merge = new MergeOutcome.Merged("base", "tip", "merged", 3, List.of("a\udcff"));
        RefusedChange change = new RefusedChange("b", "hash", "instance-2", "b is not yours.", true);
        Landing landing = new Landing("/repo", ONE.toString(), "instance-1", merge);
        return List.of(
                new Event.WorkspacesAssigned(
                        AT,
                        List.of(new Pinned("/repo", "main", "base")),
                        List.of(new Workspace("instance-1", "/repo", "/w", "/w/src", "jarvis/run-1/instance-1"))),
                new Event.WorkMerged(AT, ONE, 1, "/repo", merge),
                new Event.MergeRefused(AT, ONE, 1, new MergeOutcome.Refused("base", "tip", List.of(change))),
                new Event.MergeConflicted(AT, ONE, 1, new MergeOutcome.Conflicted("base", "tip", List.of("c"))),
                new Event.MergeNotRun(AT, ONE, 1, "no space"),
                new Event.MergeRetried(AT, ONE, "Ada"),
                new Event.ChangesGranted(AT, ONE, "Ada", "fine", List.of(new Permission("instance-1", "b", "hash"))),
                new Event.ChangesDropped(AT, ONE, "Ada", "no", List.of("b"), null),
                new Event.ChangesDropped(AT, ONE, "Ada", "yours", List.of("b"), "instance-2"),
                new Event.MergeBlamed(AT, "checkpoint-1", 1, ONE),
                new Event.WorkTakenBack(AT, ONE, "/repo", "merged", "base", List.of(landing), "it was red"),
                new Event.ResultDelivered(AT, "/repo", "main", "merged", "merged"),
                new Event.ResultNotDelivered(AT, "/repo", "main moved on"));
    }

    private static List<Event> talking() {
        Usage usage = new Usage(Map.of("a-model", new Tokens(10, 200, 3, 40)), new BigDecimal("0.25"));
        return List.of(
                new Event.UsageReported(AT, ONE, 1, "session-1", 2, usage),
                new Event.UsageReported(AT, ONE, 2, "", null, new Usage(Map.of("", Tokens.NONE), null)),
                new Event.BudgetAllowed(AT, "usd", new Ledger.Allowed(new BigDecimal("80.5"), "Ada"), "80.50"),
                new Event.BudgetAllowed(AT, "instance-1/usd/unknown", new Ledger.Allowed(null, "Ada"), ""),
                new Event.AgentAsked(AT, ONE, 1, new Ask("r1", Ask.Kind.PERMISSION, "May I?", List.of())),
                new Event.AgentAsked(AT, ONE, 1, new Ask("r2", Ask.Kind.ANSWER, "Which?", List.of("a", "b"))),
                new Event.AgentAnswered(AT, ONE, 1, "r1", new Ledger.Reply(true, "a", "Ada")),
                new Event.AgentAnswered(AT, ONE, 1, "r2", new Ledger.Reply(false, "", "")),
                new Event.AgentTold(AT, ONE, 1, "and tidy up", "Ada"),
                new Event.AttemptEnded(AT, ONE, 2, new Ending.Failed("its turn failed: no credit")));
    }

    private static List<Event> judging() {
        return List.of(
                new Event.CheckpointStarted(AT, "checkpoint-1", 1),
                new Event.CheckpointChecked(AT, "checkpoint-1", 1, evidence(Outcome.FAILED)),
                new Event.CheckpointFailed(AT, "checkpoint-1", 1, "exit 1"),
                new Event.AssignmentRejected(AT, ONE, "checkpoint-1", 1, "exit 1"),
                new Event.ReworkExhausted(AT, "checkpoint-1", 1, 3),
                new Event.CheckpointRetried(AT, "checkpoint-1", "Ada", "the service was down"),
                new Event.CheckpointChecked(AT, "checkpoint-1", 2, evidence(Outcome.COULD_NOT_RUN)),
                new Event.CheckpointNotRun(AT, "checkpoint-1", 2, "exit 127"),
                new Event.CheckpointVoided(AT, "checkpoint-1", 2, "the tree moved"),
                new Event.CheckpointChecked(AT, "checkpoint-1", 3, evidence(Outcome.PASSED)),
                new Event.QuestionAnswered(AT, "checkpoint-1", 3, 0, true, "Ada", "looks right"),
                new Event.CheckpointPassed(AT, "checkpoint-1", 3),
                new Event.CheckpointWaived(AT, "checkpoint-1", 3, "Ada", "good enough"),
                new Event.AssignmentDone(AT, ONE, true),
                new Event.PhaseDone(AT, "phase-1", true));
    }

    private static List<Event> ending() {
        return List.of(
                new Event.FinalVerificationStarted(AT),
                new Event.ReportIgnored(AT, WORKER, "its end (exit 0)", "a newer attempt has taken its place"),
                new Event.ProblemNoted(AT, "status.json", "not JSON — 🎛"),
                new Event.SignOffAwaited(AT, "def"),
                new Event.SignOffRejected(AT, "Ada", "the page is empty"),
                new Event.RunStopped(AT, "Ada", "lunch"),
                new Event.RunResumed(AT, "Ada"),
                new Event.SignedOff(AT, "Ada", "def", List.of("phase-2", "criterion 3")));
    }

    private static RunDefinition definition() {
        List<AssignmentSpec> assignments = List.of(
                new AssignmentSpec(ONE, Part.FULL, List.of(), null),
                new AssignmentSpec(TWO, Part.PREP, List.of(ONE), "check-instance-2-phase-1"));
        Schedule schedule = new Schedule(
                List.of(new PhaseSpec("phase-1", "Foundation", assignments, List.of("checkpoint-1"))),
                List.of(
                        new CheckpointSpec("checkpoint-1", "It runs", true, List.of("Is it beautiful?")),
                        new CheckpointSpec("check-instance-2-phase-1", "Its own", true, List.of()),
                        new CheckpointSpec(CheckpointSpec.FINAL, "Final verification", false, List.of())),
                new Limits(8, 3, Duration.ofMillis(2500), BUDGETS));
        return new RunDefinition(
                "run-1", "Ünï \"plan\"", "PLAN.md", "abc", "# Plan\n\ttext\n", "{\"port\":3003}", schedule);
    }

    private static Evidence evidence(Outcome outcome) {
        return new Evidence(
                outcome,
                "tree",
                "a fresh checkout",
                outcome == Outcome.PASSED ? "" : "exit 1",
                List.of(
                        new StepResult(StepKind.SETUP, "npm ci", 0, 1200, "aaa", 17, null, ""),
                        new StepResult(StepKind.CHECK, "npm test", 1, 800, "bbb", 1L << 40, 12, "1 of 12 failed"),
                        new StepResult(StepKind.CHANGE, "touch x", null, 0, "", 0, null, "did not start")));
    }
}
