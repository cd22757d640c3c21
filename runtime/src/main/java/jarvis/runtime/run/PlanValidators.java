package jarvis.runtime.run;

import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.checkpoint.CheckpointJob;
import jarvis.runtime.checkpoint.CheckpointRunner;
import jarvis.runtime.project.Settings.CheckpointSettings;
import jarvis.runtime.workspace.Snapshot;
import jarvis.runtime.workspace.Trees;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** The rounds of a plan's checkpoints, of an instance's own check and of the final verification. Thread-safe. */
public final class PlanValidators implements Validators {
    private static final int NAMED_PATHS = 4;

    private final RunPlace place;
    private final CheckpointRunner runner;
    private final Trees trees;
    private final PlanBranches branches;
    private final BiConsumer<String, String> problems;
    private final BooleanSupplier quiet;

    /** What gates are run with, and on. */
    public record Means(CheckpointRunner runner, Trees trees, PlanBranches branches) {}

    /**
     * @param problems told what went wrong beside a verdict: the checkpoint, and a sentence
     * @param quiet whether no attempt is under way
     */
    public PlanValidators(RunPlace place, Means means, BiConsumer<String, String> problems, BooleanSupplier quiet) {
        this.place = place;
        this.runner = means.runner();
        this.trees = means.trees();
        this.branches = means.branches();
        this.problems = problems;
        this.quiet = quiet;
    }

    @Override
    public CompletableFuture<Finding> ensure(RunState state, String checkpoint, int round) {
        CheckpointJob job = job(state, checkpoint, round);
        if (checkpoint.equals(CheckpointSpec.FINAL) && job.steps().isEmpty()) {
            String place = "nowhere: every check passed on this very tree, and the plan has no final command";
            Evidence nothing = new Evidence(Outcome.PASSED, tree().hash(), place, "", List.of());
            return CompletableFuture.completedFuture(new Finding(nothing, List.of()));
        }
        return runner.ensure(job).thenApply(found -> {
            found.problems().forEach(problem -> problems.accept(checkpoint, problem));
            Finding finding = finding(found.evidence(), found.moved());
            return finding.moved().isEmpty() ? bisected(state, job, finding) : finding;
        });
    }

    /** A failure on a merged tree, with what failed before and whose merge is why. */
    private Finding bisected(RunState state, CheckpointJob job, Finding red) {
        Path top = trees.snapshot(job.root()).top();
        if (!trees.merges(top) || red.evidence().place().startsWith(CheckpointRunner.LIVE)) {
            return red;
        }
        RedMerges merges = new RedMerges(top, landing -> branches.again(state, landing));
        try {
            return new Bisection(merges, commit -> judged(job, top, commit))
                    .of(state, job.checkpoint(), red.evidence())
                    .map(found -> new Finding(with(red.evidence(), found.sentence()), List.of(), found.blame()))
                    .orElse(red);
        } catch (RuntimeException e) {
            problems.accept(job.checkpoint(), "It cannot be told whose merge is why: " + e.getMessage());
            return red;
        }
    }

    private static Evidence with(Evidence evidence, String sentence) {
        String reason = evidence.reason() + " " + sentence;
        return new Evidence(evidence.outcome(), evidence.tree(), evidence.place(), reason, evidence.steps());
    }

    /** What the gate says of a commit; asked once for a tree, a gate and an environment. */
    private Outcome judged(CheckpointJob job, Path top, String commit) {
        Trees there = trees.at(top, commit);
        List<Step> steps =
                job.steps().stream().filter(step -> step.kind() != StepKind.ASK).toList();
        String key = EvidenceKey.of(Trees.hashOf(there.snapshots(job.roots())), steps, job.environment());
        CheckpointJob same = new CheckpointJob(
                job.run(),
                job.checkpoint(),
                job.round(),
                steps,
                job.root(),
                job.roots(),
                job.timeLimit(),
                job.validateIn(),
                job.environment(),
                place.judged(job.checkpoint(), key));
        return runner.on(there).ensure(same).join().evidence().outcome();
    }

    /** In a live folder where nobody works, what moved is the checks' own doing: the evidence is about the tree as they left it. */
    private Finding finding(Evidence evidence, List<String> moved) {
        if (moved.isEmpty() || !evidence.place().startsWith(CheckpointRunner.LIVE) || !quiet.getAsBoolean()) {
            return new Finding(evidence, moved);
        }
        String place = evidence.place() + ", where the checks changed " + String.join(", ", moved);
        return new Finding(
                new Evidence(evidence.outcome(), tree().hash(), place, evidence.reason(), evidence.steps()), List.of());
    }

    @Override
    public void release(String checkpoint, int round) {
        runner.release(place.round(checkpoint, round)).forEach(problem -> problems.accept(checkpoint, problem));
    }

    @Override
    public Tree tree() {
        List<Snapshot> snapshots = trees.snapshots(place.roots());
        return new Tree(Trees.hashOf(snapshots), snapshots);
    }

    @Override
    public List<String> differences(Tree before, Tree after) {
        return trees.differences(before.snapshots(), after.snapshots(), NAMED_PATHS);
    }

    private CheckpointJob job(RunState state, String checkpoint, int round) {
        CheckpointSettings settings = place.project().settings().checkpoint(checkpoint);
        Duration limit = settings.timeLimit();
        return new CheckpointJob(
                place.run(),
                checkpoint,
                round,
                steps(state, checkpoint),
                place.project().folder().root(),
                place.roots(),
                limit == null ? CheckpointJob.DEFAULT_LIMIT : limit,
                settings.validateIn(),
                Map.of("JARVIS_COORDINATION", place.coordination().toString()),
                place.round(checkpoint, round));
    }

    private List<Step> steps(RunState state, String checkpoint) {
        if (checkpoint.equals(CheckpointSpec.FINAL)) {
            return last(state);
        }
        return place.plan().checkpoint(checkpoint).map(Checkpoint::steps).orElseGet(() -> own(state, checkpoint));
    }

    private List<Step> own(RunState state, String checkpoint) {
        return state.assignments().values().stream()
                .filter(assignment -> checkpoint.equals(assignment.spec().checkpoint()))
                .map(assignment -> place.project()
                        .settings()
                        .instance(assignment.id().instance())
                        .check())
                .flatMap(java.util.stream.Stream::ofNullable)
                .map(command -> new Step(StepKind.CHECK, command, 0))
                .toList();
    }

    /** The final verification, after the checks of every checkpoint that passed on a tree that is no more. */
    private List<Step> last(RunState state) {
        String tree = tree().hash();
        List<Step> steps = new ArrayList<>();
        for (Checkpoint checkpoint : place.plan().checkpoints()) {
            CheckpointState judged = state.checkpoint(checkpoint.id());
            Evidence evidence = judged.evidence();
            boolean stale = evidence == null || !evidence.tree().equals(tree);
            if (judged.status() == CheckpointStatus.PASSED && stale && repeatable(checkpoint)) {
                checkpoint.steps().stream()
                        .filter(step -> step.kind() != StepKind.ASK)
                        .forEach(steps::add);
            }
        }
        steps.addAll(place.plan().finalVerification().steps());
        return steps;
    }

    /** Checks are repeated on the final tree; a gate that changes something is not, since its person was asked about that change. */
    private static boolean repeatable(Checkpoint checkpoint) {
        boolean changes = checkpoint.steps().stream().anyMatch(step -> step.kind() == StepKind.CHANGE);
        return !changes && !checkpoint.commands().isEmpty();
    }
}
