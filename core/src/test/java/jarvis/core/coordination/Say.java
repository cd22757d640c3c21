package jarvis.core.coordination;

import jarvis.core.plan.StepKind;
import java.util.List;

/** Short words for the commands of a test; an assignment is written {@code p1/a}. */
final class Say {
    static final Reporter ANN = new Reporter.Person("ann");

    private Say() {}

    static AssignmentId id(String assignment) {
        int slash = assignment.indexOf('/');
        return new AssignmentId(assignment.substring(0, slash), assignment.substring(slash + 1));
    }

    static Reporter worker(String instance, int attempt) {
        return new Reporter.Worker(instance, attempt);
    }

    static Command begin(String assignment, int attempt) {
        return new Command.BeginAttempt(id(assignment), attempt);
    }

    static Command claim(String instance, int attempt) {
        return new Command.ClaimDone(worker(instance, attempt), instance, "did it");
    }

    static Command exit(String instance, int attempt, int code) {
        return end(instance, attempt, new Ending.Exited(code));
    }

    static Command end(String instance, int attempt, Ending ending) {
        return new Command.ReportEnd(instance, attempt, ending);
    }

    static Command block(String instance, int attempt) {
        return new Command.RaiseBlocker(worker(instance, attempt), instance, BlockerSeverity.BLOCKING, "needs a key");
    }

    static Command unblock(String blocker) {
        return new Command.ResolveBlocker(ANN, blocker, "gave it one");
    }

    static Command check(String checkpoint, int round) {
        return new Command.BeginCheckpoint(checkpoint, round);
    }

    static Command pass(String checkpoint, int round) {
        return report(checkpoint, round, Outcome.PASSED);
    }

    static Command fail(String checkpoint, int round) {
        return report(checkpoint, round, Outcome.FAILED);
    }

    static Command cannotRun(String checkpoint, int round) {
        return report(checkpoint, round, Outcome.COULD_NOT_RUN);
    }

    private static Command report(String checkpoint, int round, Outcome outcome) {
        return new Command.ReportCheckpoint(checkpoint, round, evidence(outcome, "tree-1"));
    }

    static Evidence evidence(Outcome outcome, String tree) {
        int code = outcome == Outcome.PASSED ? 0 : 1;
        StepResult step = new StepResult(StepKind.CHECK, "make check", code, 12, "abc", 3, null, "");
        return new Evidence(
                outcome, tree, "a fresh checkout", outcome == Outcome.PASSED ? "" : "it broke", List.of(step));
    }

    static Command approve(String question) {
        return new Command.Approve("ann", question, "looked at it");
    }

    static Command reject(String question) {
        return new Command.Reject("ann", question, "not good");
    }

    static Command retry(String target) {
        return new Command.Retry("ann", target, "again");
    }
}
