package jarvis.runtime.journal;

import static java.util.Map.entry;

import jarvis.core.coordination.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each event is called on disk. A name is never reused or dropped: old journals stay readable. */
final class EventTypes {
    static final Map<String, Class<? extends Event>> BY_NAME = Map.ofEntries(
            entry("run-staged/1", Event.RunStaged.class),
            entry("run-launched/1", Event.RunLaunched.class),
            entry("phase-opened/1", Event.PhaseOpened.class),
            entry("assignment-ready/1", Event.AssignmentReady.class),
            entry("attempt-started/1", Event.AttemptStarted.class),
            entry("progress-claimed/1", Event.ProgressClaimed.class),
            entry("done-claimed/1", Event.DoneClaimed.class),
            entry("claim-withdrawn/1", Event.ClaimWithdrawn.class),
            entry("attempt-ended/1", Event.AttemptEnded.class),
            entry("assignment-done/1", Event.AssignmentDone.class),
            entry("assignment-rejected/1", Event.AssignmentRejected.class),
            entry("assignment-retried/1", Event.AssignmentRetried.class),
            entry("blocker-raised/1", Event.BlockerRaised.class),
            entry("blocker-resolved/1", Event.BlockerResolved.class),
            entry("integration-point-recorded/1", Event.IntegrationPointRecorded.class),
            entry("checkpoint-started/1", Event.CheckpointStarted.class),
            entry("checkpoint-checked/1", Event.CheckpointChecked.class),
            entry("question-answered/1", Event.QuestionAnswered.class),
            entry("checkpoint-passed/1", Event.CheckpointPassed.class),
            entry("checkpoint-failed/1", Event.CheckpointFailed.class),
            entry("checkpoint-not-run/1", Event.CheckpointNotRun.class),
            entry("rework-exhausted/1", Event.ReworkExhausted.class),
            entry("checkpoint-voided/1", Event.CheckpointVoided.class),
            entry("checkpoint-waived/1", Event.CheckpointWaived.class),
            entry("checkpoint-retried/1", Event.CheckpointRetried.class),
            entry("phase-done/1", Event.PhaseDone.class),
            entry("final-verification-started/1", Event.FinalVerificationStarted.class),
            entry("sign-off-awaited/1", Event.SignOffAwaited.class),
            entry("signed-off/1", Event.SignedOff.class),
            entry("sign-off-rejected/1", Event.SignOffRejected.class),
            entry("run-stopped/1", Event.RunStopped.class),
            entry("run-resumed/1", Event.RunResumed.class),
            entry("report-ignored/1", Event.ReportIgnored.class),
            entry("problem-noted/1", Event.ProblemNoted.class),
            entry("workspaces-assigned/1", Event.WorkspacesAssigned.class),
            entry("work-merged/1", Event.WorkMerged.class),
            entry("merge-refused/1", Event.MergeRefused.class),
            entry("merge-conflicted/1", Event.MergeConflicted.class),
            entry("merge-not-run/1", Event.MergeNotRun.class),
            entry("merge-retried/1", Event.MergeRetried.class),
            entry("changes-granted/1", Event.ChangesGranted.class),
            entry("changes-dropped/1", Event.ChangesDropped.class),
            entry("merge-blamed/1", Event.MergeBlamed.class),
            entry("work-taken-back/1", Event.WorkTakenBack.class),
            entry("result-delivered/1", Event.ResultDelivered.class),
            entry("result-not-delivered/1", Event.ResultNotDelivered.class),
            entry("usage-reported/1", Event.UsageReported.class),
            entry("budget-allowed/1", Event.BudgetAllowed.class),
            entry("agent-asked/1", Event.AgentAsked.class),
            entry("agent-answered/1", Event.AgentAnswered.class),
            entry("agent-told/1", Event.AgentTold.class));

    private static final Map<Class<? extends Event>, String> NAMES = names();

    private EventTypes() {}

    static String name(Event event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException(event.getClass() + " has no name on disk. Add it to EventTypes.");
        }
        return name;
    }

    static Optional<Class<? extends Event>> named(String name) {
        @Nullable Class<? extends Event> found = BY_NAME.get(name);
        return Optional.ofNullable(found);
    }

    private static Map<Class<? extends Event>, String> names() {
        Map<Class<? extends Event>, String> names = new LinkedHashMap<>();
        BY_NAME.forEach((name, type) -> names.put(type, name));
        return Map.copyOf(names);
    }
}
