package jarvis.core.coordination;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.MergeState;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.RefusedChange;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.StepKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Processes and validators. It outlives Jarvis, remembers what was ever started, and refuses to start it twice. */
final class SimulatedWorld {
    /** A validator's run, and what comes of it; an empty result means that the tree moved while it ran. */
    private record Validation(Instant ends, Optional<Evidence> result, boolean cancelled) {}

    private final long seed;
    private final boolean wild;
    private boolean kind;
    private final Map<String, SimulatedProcess> processes = new LinkedHashMap<>();
    private final Map<String, Validation> validations = new LinkedHashMap<>();

    SimulatedWorld(long seed, boolean wild) {
        this.seed = seed;
        this.wild = wild;
    }

    /** From here on everything works. */
    void beKind() {
        kind = true;
    }

    void advance(Instant now) {
        processes.values().forEach(process -> process.advance(now));
    }

    List<SimulatedProcess> processes() {
        return List.copyOf(processes.values());
    }

    Optional<SimulatedProcess> process(String instance, int attempt) {
        return Optional.ofNullable(processes.get(instance + "#" + attempt));
    }

    boolean busy(String instance) {
        return processes.values().stream()
                .anyMatch(process ->
                        process.alive() && process.assignment().instance().equals(instance));
    }

    boolean idle(Instant now) {
        return processes.values().stream().noneMatch(SimulatedProcess::alive)
                && validations.values().stream()
                        .noneMatch(run -> !run.cancelled() && run.ends().isAfter(now));
    }

    void start(AssignmentId id, int attempt, Instant now) {
        if (busy(id.instance())) {
            throw new AssertionError(id.instance() + " is in two processes at once: attempt " + attempt);
        }
        Script script = kind
                ? Script.honest(Chance.keyed(seed, id + "#" + attempt), id, attempt)
                : Script.of(seed, id, attempt, wild);
        SimulatedProcess process = new SimulatedProcess(id, attempt, script, now);
        if (processes.put(id.instance() + "#" + attempt, process) != null) {
            throw new AssertionError(id + ": attempt " + attempt + " was started twice");
        }
        process.advance(now);
    }

    boolean validated(String checkpoint, int round) {
        return validations.containsKey(checkpoint + "#" + round);
    }

    boolean finished(String checkpoint, int round, Instant now) {
        return !validation(checkpoint, round).ends().isAfter(now);
    }

    Optional<Evidence> result(String checkpoint, int round) {
        return validation(checkpoint, round).result();
    }

    private Validation validation(String checkpoint, int round) {
        return Objects.requireNonNull(validations.get(checkpoint + "#" + round));
    }

    void validate(CheckpointSpec spec, int round, Instant now) {
        String key = spec.id() + "#" + round;
        Chance chance = Chance.keyed(seed, key);
        Instant ends = now.plusSeconds(chance.between(0, 15));
        boolean good = kind || !spec.runs() || round > 7;
        Optional<Evidence> result = good ? Optional.of(evidence(Outcome.PASSED, key)) : outcome(chance, key);
        if (validations.put(key, new Validation(ends, result, false)) != null) {
            throw new AssertionError(key + " was started twice");
        }
    }

    /** Cancels what is not among these. */
    void cancelOthers(List<String> kept) {
        validations.replaceAll((key, run) -> kept.contains(key) ? run : new Validation(run.ends(), run.result(), true));
    }

    /** Half of all worlds have a repository, in which most instances have a branch. */
    Optional<Command> workspaces(RunDefinition definition) {
        Chance chance = Chance.keyed(seed, "workspaces");
        if (chance.percent(50)) {
            return Optional.empty();
        }
        List<Workspace> places = Schedules.instances(definition.schedule()).stream()
                .filter(instance -> chance.percent(80))
                .map(instance -> new Workspace(instance, "repo", instance, instance, "jarvis/" + instance))
                .toList();
        return Optional.of(new Command.AssignWorkspaces(List.of(new Pinned("repo", "main", "base")), places));
    }

    /** What goes wrong with an attempt's merge goes wrong once. */
    Command merge(RunState state, AssignmentId id, int attempt, List<Event> log) {
        boolean again = log.stream()
                .anyMatch(event -> (event instanceof Event.MergeRefused refused
                                && refused.assignment().equals(id)
                                && refused.attempt() == attempt)
                        || (event instanceof Event.MergeNotRun not
                                && not.assignment().equals(id)
                                && not.attempt() == attempt));
        String before = state.branches().tip("repo");
        String tip = id + "#" + attempt;
        Chance chance = Chance.keyed(seed, "merge " + tip);
        int roll = kind || again ? 99 : chance.between(0, 99);
        if (roll < 7) {
            return new Command.ReportMergeNotRun(id, attempt, "the disk is full");
        }
        MergeOutcome outcome = roll < 17
                ? new MergeOutcome.Conflicted(before, tip, List.of("a"))
                : roll < 27
                        ? refused(state, before, tip, chance)
                        : roll < 35
                                ? new MergeOutcome.Nothing(tip)
                                : new MergeOutcome.Merged(before, tip, before + "+" + tip, 1, List.of());
        return new Command.ReportMerge(id, attempt, outcome);
    }

    /** A third of all failures are found to be of one merge. */
    Command report(RunState state, String checkpoint, int round, Evidence evidence) {
        Chance chance = Chance.keyed(seed, "blame " + checkpoint + round);
        List<AssignmentState> branched = Judging.targets(state, checkpoint).stream()
                .filter(target -> target.merge().status() == MergeState.Status.MERGED)
                .toList();
        if (evidence.outcome() != Outcome.FAILED || branched.isEmpty() || chance.percent(66)) {
            return new Command.ReportCheckpoint(checkpoint, round, evidence);
        }
        AssignmentId guilty = chance.of(branched).id();
        String tip = state.branches().tip("repo");
        String after = chance.percent(80) ? tip + "-" + guilty : tip;
        Blame blame = new Blame(guilty, "repo", tip, after, List.of(), "it passed before that merge");
        return new Command.ReportBlame(checkpoint, round, evidence, blame);
    }

    private static MergeOutcome refused(RunState state, String before, String tip, Chance chance) {
        String owner = chance.of(List.copyOf(Schedules.instances(state.schedule())));
        RefusedChange change = new RefusedChange("b", "hash", owner, "b is not yours.", chance.percent(80));
        return new MergeOutcome.Refused(before, tip, List.of(change));
    }

    private static Optional<Evidence> outcome(Chance chance, String key) {
        int roll = chance.between(0, 99);
        if (roll < 8) {
            return Optional.empty();
        }
        Outcome outcome = roll < 55 ? Outcome.PASSED : roll < 85 ? Outcome.FAILED : Outcome.COULD_NOT_RUN;
        return Optional.of(evidence(outcome, key));
    }

    static Evidence evidence(Outcome outcome, String key) {
        int exit = outcome == Outcome.PASSED ? 0 : 1;
        StepResult step = new StepResult(StepKind.CHECK, "make check", exit, 5, "0", 0, null, "");
        String reason = outcome == Outcome.PASSED ? "" : "make check: exit " + exit;
        return new Evidence(outcome, "tree of " + key, "a fresh checkout", reason, new ArrayList<>(List.of(step)));
    }
}
