package jarvis.runtime.checkpoint;

import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.StepKind;
import jarvis.runtime.checkpoint.Judgement.Interference;
import jarvis.runtime.execution.Execution;
import jarvis.runtime.execution.ExecutionFailure;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.execution.RunSpec;
import jarvis.runtime.workspace.Salvage;
import jarvis.runtime.workspace.Trees;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One round from whatever its files say was reached to its evidence. Blocks; one thread for one round.
 *
 * <pre>
 * (nothing) -- prepared.json --> ready -- run/ --> running -- marks: over --> ended -- evidence.json --> over
 * </pre>
 */
final class Round {
    private static final int NAMED_PATHS = 20;

    private final CheckpointJob job;
    private final RoundFiles files;
    private final Executor executor;
    private final Trees trees;
    private final InstantSource clock;
    private final List<String> problems = new ArrayList<>();

    Round(CheckpointJob job, Executor executor, Trees trees, InstantSource clock) {
        this.job = job;
        this.files = new RoundFiles(job.files());
        this.executor = executor;
        this.trees = trees;
        this.clock = clock;
    }

    Finding run() {
        if (!Files.exists(files.evidence())) {
            Prepared prepared = new Prepared(
                    "",
                    List.of(),
                    job.root().toString(),
                    "nowhere",
                    false,
                    clock.instant().toString());
            Finding finding;
            try {
                prepared = started() ? files.readJson(files.prepared(), Prepared.class) : prepare();
                finding = judge(prepared);
            } catch (WorkspaceException | ExecutionFailure e) {
                finding = new Finding(unable(prepared, String.valueOf(e.getMessage()), List.of()), List.of(), problems);
            }
            files.writeJson(
                    files.evidence(),
                    EvidenceRecord.of(job, prepared, finding, clock.instant().toString()));
        }
        Leftovers.remove(files.checkout());
        return files.readJson(files.evidence(), EvidenceRecord.class).finding();
    }

    /** From then on nothing may be prepared again. */
    private boolean started() {
        return Files.exists(files.prepared())
                && (Files.exists(files.marks()) || executor.find(files.run()).isPresent());
    }

    private Prepared prepare() {
        return new Preparation(job, trees).prepare(clock.instant());
    }

    private static Evidence unable(Prepared prepared, String reason, List<StepResult> steps) {
        return new Evidence(Outcome.COULD_NOT_RUN, prepared.tree(), prepared.place(), reason, steps);
    }

    private Finding judge(Prepared prepared) {
        boolean asks = job.has(StepKind.ASK);
        if (job.machineSteps().isEmpty()) {
            Outcome outcome = asks ? Outcome.PASSED : Outcome.COULD_NOT_RUN;
            String reason = asks ? "" : job.checkpoint() + " has no command. Write one into the plan.";
            return new Finding(
                    new Evidence(outcome, prepared.tree(), prepared.place(), reason, List.of()), List.of(), problems);
        }
        if (!asks && !job.has(StepKind.CHECK)) {
            return new Finding(
                    unable(
                            prepared,
                            job.checkpoint()
                                    + " has no command that decides, only what prepares one. Write a check into the plan, then stop this run and run the plan anew.",
                            List.of()),
                    List.of(),
                    problems);
        }
        Ending ending = execute(prepared);
        Salvage salvage = new Salvage(files.salvage());
        salvage.close();
        Evidence evidence = evidence(prepared, ending);
        try {
            return new Finding(evidence, job.has(StepKind.CHANGE) ? List.of() : moved(prepared), problems);
        } catch (WorkspaceException e) {
            String reason = "It cannot be told whether the tree moved while it was judged: " + e.getMessage();
            return new Finding(unable(prepared, reason, evidence.steps()), List.of(), problems);
        }
    }

    private Ending execute(Prepared prepared) {
        if (Files.exists(files.stopped())) {
            return new Ending.NotStarted("it was stopped before it began");
        }
        Execution execution = executor.ensure(new RunSpec(
                job.run() + "/" + job.checkpoint() + "/" + job.round(),
                RoundScript.command(files),
                job.root(),
                Map.of(),
                files.run()));
        if (Files.exists(files.stopped())) {
            executor.stop(files.run(), CheckpointRunner.GRACE);
        }
        Ending ending = await(execution, Instant.parse(prepared.startedAt()).plus(job.wholeLimit()));
        stopChildren();
        return ending;
    }

    private Ending await(Execution execution, Instant deadline) {
        try {
            long left = Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
            return execution.ending().get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            files.write(files.late(), clock.instant() + "\n");
            executor.stop(files.run(), CheckpointRunner.GRACE);
            return execution.ending().join();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckpointException(
                    "interrupted", job.checkpoint() + " was interrupted; its validator runs on.", e);
        }
    }

    /** What the steps left in the background ends with the round. */
    private void stopChildren() {
        try {
            executor.stop(files.run(), CheckpointRunner.GRACE);
        } catch (ExecutionFailure e) {
            problems.add(job.checkpoint() + " left processes behind: " + e.getMessage());
        }
    }

    private Evidence evidence(Prepared prepared, Ending ending) {
        try {
            Marks marks = Marks.read(files.marks());
            Map<Integer, StepOutput> outputs = new HashMap<>();
            for (int n : marks.steps().keySet()) {
                if (Files.exists(files.output(n))) {
                    outputs.put(n, StepOutput.read(files.output(n)));
                }
            }
            String unparsable =
                    marks.unparsable() == null ? "" : Files.readString(files.unparsable(marks.unparsable()));
            return new Judgement(job, prepared, marks, outputs)
                    .evidence(ending, interference(), unparsable.replace(files.folder() + "/", ""));
        } catch (IOException e) {
            throw new CheckpointException(
                    "files-failed",
                    "Cannot read what " + job.checkpoint() + " wrote into " + files.folder() + ": " + e
                            + ". Retry the checkpoint.",
                    e);
        }
    }

    private Interference interference() {
        if (Files.exists(files.late())) {
            return Interference.LATE;
        }
        return Files.exists(files.stopped()) ? Interference.STOPPED : Interference.NONE;
    }

    private List<String> moved(Prepared prepared) {
        Trees judged = prepared.checkout() ? trees : trees.live();
        return judged.differences(prepared.snapshots(), judged.snapshots(job.roots()), NAMED_PATHS);
    }
}
