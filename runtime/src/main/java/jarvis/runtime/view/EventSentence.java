package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Endings;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Event.*;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.StepKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** One sentence a fact, for the event line, the terminal and the log. Always one line, safe to print. */
public final class EventSentence {
    private static final Pattern NUMBERED = Pattern.compile("(checkpoint|phase)-(\\d+)");

    private EventSentence() {}

    public static String of(Event event) {
        return PlainText.line(sentence(event));
    }

    @SuppressWarnings("size") // one table, a sentence an event: a new event must break the build here
    private static String sentence(Event event) {
        return switch (event) {
            case RunStaged e ->
                "Staged \"" + e.definition().title() + "\" as " + e.definition().run();
            case RunLaunched e -> "Launched by " + e.by();
            case PhaseOpened e -> subject(e.phase()) + " opened";
            case PhaseDone e -> subject(e.phase()) + (e.verified() ? " done" : " done, unverified");
            case FinalVerificationStarted e -> "All phases are over; the final verification starts";
            case SignOffAwaited e -> "Awaiting sign-off of evidence " + e.evidence();
            case SignedOff e ->
                "Signed off by " + e.by() + remainder(e.unverified().size());
            case SignOffRejected e -> "Sign-off rejected by " + e.by() + because(e.reason());
            case RunStopped e -> "Stopped by " + e.by() + because(e.reason());
            case RunResumed e -> "Resumed by " + e.by();
            case BlockerRaised e ->
                e.instance() + ": " + e.blocker() + " (" + Words.of(e.severity()) + ") raised by " + e.by().label()
                        + because(e.text());
            case BlockerResolved e -> e.blocker() + " resolved by " + e.by().label() + because(e.how());
            case IntegrationPointRecorded e ->
                "Integration point " + e.name() + " = " + e.value() + ", from " + e.by().label();
            case OfAgent e -> AgentSentence.of(e);
            case OfBranch e -> BranchSentence.of(e);
            case ReportIgnored e -> "Ignored from " + e.by().label() + ": " + e.what() + " (" + e.reason() + ")";
            case ProblemNoted e -> "Problem in " + e.source() + because(e.text());
            case AssignmentReady e -> moved(e.assignment(), "waiting", "ready");
            case AttemptStarted e -> ofAttempt(e.assignment(), e.attempt()) + " started";
            case ProgressClaimed e -> e.assignment().instance() + ": " + e.label() + unattributed(e.by());
            case DoneClaimed e ->
                e.assignment().instance() + " claims to be done" + because(e.summary()) + unattributed(e.by());
            case ClaimWithdrawn e -> moved(e.assignment(), "claimed", "failed") + note(e.reason(), e.attempt());
            case AttemptEnded e -> ended(e);
            case AssignmentDone e ->
                e.assignment().instance() + (e.verified() ? ": done, verified" : ": done, claimed, not verified");
            case AssignmentRejected e ->
                e.assignment().instance() + " rejected by " + subject(e.checkpoint()) + because(e.reason());
            case AssignmentRetried e -> e.assignment().instance() + " is tried again, says " + e.by();
            case CheckpointStarted e -> judged(e.checkpoint(), e.round()) + " started";
            case CheckpointChecked e -> checked(e);
            case QuestionAnswered e -> answered(e);
            case CheckpointPassed e -> subject(e.checkpoint()) + " passed, round " + e.round();
            case CheckpointFailed e -> subject(e.checkpoint()) + " failed, round " + e.round() + because(e.reason());
            case CheckpointNotRun e ->
                subject(e.checkpoint()) + " could not run, round " + e.round() + because(e.reason());
            case ReworkExhausted e ->
                subject(e.checkpoint()) + " needs a person: it failed, and its work cannot go back again (limit "
                        + e.limit() + ")";
            case CheckpointVoided e -> judged(e.checkpoint(), e.round()) + " is void" + because(e.reason());
            case CheckpointWaived e ->
                subject(e.checkpoint()) + " did not pass; accepted by " + e.by() + because(e.reason());
            case CheckpointRetried e ->
                subject(e.checkpoint()) + " is tried again, says " + e.by() + because(e.reason());
        };
    }

    /** "checkpoint-1" as people say it: "Checkpoint 1". */
    public static String subject(String id) {
        if (id.equals("final")) {
            return "Final verification";
        }
        if (!NUMBERED.matcher(id).matches()) {
            return id;
        }
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
    }

    private static String judged(String checkpoint, int round) {
        return subject(checkpoint) + ", round " + round + ",";
    }

    private static String moved(AssignmentId id, String from, String to) {
        return id.instance() + ": " + from + " -> " + to + (to.equals("ready") ? " (" + id.phase() + ")" : "");
    }

    private static String ofAttempt(AssignmentId id, int attempt) {
        return id.instance() + ": attempt " + attempt + " (" + id.phase() + ")";
    }

    private static String note(String reason, int attempt) {
        return " (" + reason + ", attempt " + attempt + ")";
    }

    /** Said in a file that several may write: by whom, nobody knows. */
    private static String unattributed(Reporter by) {
        return by instanceof Reporter.Unattributed ? " (unattributed)" : "";
    }

    private static String ended(AttemptEnded e) {
        boolean clean = e.ending() instanceof Ending.Exited exited && exited.code() == 0;
        String how = e.ending() instanceof Ending.Lost ? "lost contact" : "ended";
        return clean
                ? ofAttempt(e.assignment(), e.attempt()) + " ended with exit 0"
                : e.assignment().instance() + ": " + how + note(Endings.describe(e.ending()), e.attempt());
    }

    private static String checked(CheckpointChecked e) {
        long ran = e.evidence().steps().stream().filter(EventSentence::check).count();
        long passed = e.evidence().steps().stream()
                .filter(EventSentence::check)
                .filter(step -> step.exitCode() != null && step.exitCode() == 0)
                .count();
        boolean last = e.checkpoint().equals(CheckpointSpec.FINAL);
        boolean well = e.evidence().outcome() == Outcome.PASSED;
        String nothing = last && well ? "nothing to repeat: every check passed on this very tree" : "no check was run";
        String checks = ran == 0 ? nothing : passed + " of " + ran + " checks exit 0";
        return judged(e.checkpoint(), e.round()) + " checked: "
                + Words.of(e.evidence().outcome()) + " (" + checks + ")";
    }

    private static boolean check(StepResult step) {
        return step.kind() == StepKind.CHECK;
    }

    private static String answered(QuestionAnswered e) {
        return subject(e.checkpoint()) + ", question " + (e.question() + 1) + ": " + e.by() + " says "
                + (e.yes() ? "yes" : "no") + because(e.reason());
    }

    private static String remainder(int unverified) {
        return switch (unverified) {
            case 0 -> "; every phase of it was verified";
            case 1 -> "; one thing in it was never verified";
            default -> "; " + unverified + " things in it were never verified";
        };
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }
}
