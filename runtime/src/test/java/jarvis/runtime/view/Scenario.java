package jarvis.runtime.view;

import jarvis.core.coordination.Action;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.Questions;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.Schedules;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.Plan;
import jarvis.core.plan.StepKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A made-up run, driven by hand to the state that a test or a picture needs. */
public final class Scenario implements InstantSource {
    public static final String TREE = "b7e23ec29af22b0b4e41da31e868d57226121c84f2a1d0b0a4ad9e0f4a5c6d7e";

    public final CoreRun run;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    public Scenario(Plan plan) {
        this(plan, "run-1");
    }

    public Scenario(Plan plan, String id) {
        run = new CoreRun(plan, this);
        RunDefinition definition = new RunDefinition(
                id,
                plan.title(),
                "PLAN.md",
                "5f1d7a84db00d2fce00b31a7fc73224f",
                "# " + plan.title(),
                "{}",
                Schedules.of(plan, Set.of(), Limits.DEFAULT));
        must(new Command.StageRun(definition));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized Scenario later(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    public Scenario must(Command command) {
        if (run.submit(command) instanceof Decision.Refused refused) {
            throw new IllegalStateException(refused.sentence());
        }
        return this;
    }

    public Scenario launch() {
        later(8).must(new Command.LaunchRun("ada", run.state().defined().lock()));
        return start();
    }

    /** Starts every attempt that should be running now. */
    public Scenario start() {
        for (Action action : Coordination.whatNext(run.state(), now)) {
            if (action instanceof Action.StartAttempt start) {
                later(1).must(new Command.BeginAttempt(start.assignment(), start.attempt()));
            }
        }
        return this;
    }

    public Scenario progress(String instance, String label) {
        return later(20).must(new Command.ReportProgress(worker(instance), instance, label));
    }

    public Scenario block(String instance, String text) {
        return later(11).must(new Command.RaiseBlocker(worker(instance), instance, BlockerSeverity.BLOCKING, text));
    }

    /** The worker says that it is done, and its process ends. */
    public Scenario done(String instance, String summary) {
        int attempt = run.state().newestAttempt(instance);
        later(37).must(new Command.ClaimDone(worker(instance), instance, summary));
        later(1).must(new Command.ReportEnd(instance, attempt, new Ending.Exited(0)));
        return start();
    }

    public Scenario exits(String instance, int code) {
        return later(9).must(
                        new Command.ReportEnd(instance, run.state().newestAttempt(instance), new Ending.Exited(code)));
    }

    public Scenario judged(String checkpoint, Outcome outcome, String reason, StepResult... steps) {
        int round = run.state().checkpoint(checkpoint).round() + 1;
        later(2).must(new Command.BeginCheckpoint(checkpoint, round));
        Evidence evidence = new Evidence(outcome, TREE, "a fresh checkout", reason, List.of(steps));
        later(3).must(new Command.ReportCheckpoint(checkpoint, round, evidence));
        return start();
    }

    public Scenario approveAll(String reason) {
        for (Question question : Questions.of(run.state())) {
            if (question.kind() == Question.Kind.JUDGE) {
                later(15).must(new Command.Approve("ada", question.id(), reason));
            }
        }
        return start();
    }

    public Scenario signOff() {
        return later(60).must(new Command.SignOff("ada", run.state().evidence()));
    }

    public Reporter worker(String instance) {
        return new Reporter.Worker(instance, run.state().newestAttempt(instance));
    }

    public static StepResult check(String command, int exit, @Nullable Integer tests) {
        String note = exit == 0 ? "" : "exit " + exit;
        return new StepResult(
                StepKind.CHECK, command, exit, 1234, "ab".repeat(32), exit == 0 ? 812 : 20_480, tests, note);
    }
}
