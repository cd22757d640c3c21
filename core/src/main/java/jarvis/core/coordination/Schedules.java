package jarvis.core.coordination;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a plan without errors to its schedule. */
public final class Schedules {
    private final Plan plan;
    private final Set<String> ownChecks;
    private final boolean sparse;
    private final Map<String, Instance> instances = new HashMap<>();

    private Schedules(Plan plan, Set<String> ownChecks, boolean sparse) {
        this.plan = plan;
        this.ownChecks = ownChecks;
        this.sparse = sparse;
        plan.instances().forEach(instance -> instances.putIfAbsent(instance.id(), instance));
    }

    /**
     * The schedule of a plan.
     *
     * @param ownChecks ids of the instances that the settings give a check of their own
     */
    public static Schedule of(Plan plan, Set<String> ownChecks, Limits limits) {
        return new Schedules(plan, ownChecks, false).schedule(limits);
    }

    /**
     * The same schedule to look ahead with, where a long sequence stays small: in it each waits for the one before it, and for the
     * last before it that has no check of its own, with which it is sent back. While nobody's claim is taken back, the order is
     * the same.
     */
    public static Schedule sparse(Plan plan, Set<String> ownChecks, Limits limits) {
        return new Schedules(plan, ownChecks, true).schedule(limits);
    }

    /** The id of the checkpoint that judges one instance's assignment alone. */
    public static String ownCheckpoint(AssignmentId assignment) {
        return "check-" + assignment.instance() + "-" + assignment.phase();
    }

    /** The instances of a schedule, each once. */
    public static Set<String> instances(Schedule schedule) {
        Set<String> names = new LinkedHashSet<>();
        schedule.assignments().forEach(spec -> names.add(spec.id().instance()));
        return names;
    }

    private Schedule schedule(Limits limits) {
        List<PhaseSpec> phases = new ArrayList<>();
        List<CheckpointSpec> checkpoints = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            phases.add(new PhaseSpec(phase.id(), phase.name(), assignments(phase), judges(phase)));
        }
        phases.stream()
                .flatMap(phase -> phase.assignments().stream())
                .filter(spec -> spec.checkpoint() != null)
                .forEach(spec -> checkpoints.add(own(spec)));
        for (Checkpoint checkpoint : plan.checkpoints()) {
            checkpoints.add(
                    new CheckpointSpec(checkpoint.id(), checkpoint.name(), runs(checkpoint), questions(checkpoint)));
        }
        boolean anyCheck = plan.checkpoints().stream().anyMatch(Schedules::runs);
        List<String> manual = plan.finalVerification().manual();
        if (anyCheck || !plan.finalVerification().steps().isEmpty() || !manual.isEmpty()) {
            boolean runs = anyCheck || !plan.finalVerification().steps().isEmpty();
            checkpoints.add(new CheckpointSpec(CheckpointSpec.FINAL, "Final verification", runs, manual));
        }
        return new Schedule(phases, checkpoints, limits);
    }

    private static boolean runs(Checkpoint checkpoint) {
        return checkpoint.steps().stream().anyMatch(step -> step.kind() != StepKind.ASK);
    }

    /** A checkpoint with nothing to run and nothing to ask becomes the question whether it is met. */
    private static List<String> questions(Checkpoint checkpoint) {
        return checkpoint.steps().isEmpty()
                ? List.of("Is \"" + checkpoint.name() + "\" met? The plan gives no command for it.")
                : checkpoint.questions();
    }

    private static CheckpointSpec own(AssignmentSpec spec) {
        return new CheckpointSpec(
                ownCheckpoint(spec.id()), "Check of " + spec.id().instance(), true, List.of());
    }

    /** What gates a phase; a checkpoint that names none gates the last one, so that nothing is signed off without it. */
    private List<String> judges(Phase phase) {
        boolean last = plan.phases().getLast().equals(phase);
        List<String> ids = new ArrayList<>();
        for (Checkpoint checkpoint : plan.checkpoints()) {
            String gates = checkpoint.gates();
            if (phase.id().equals(gates) || (gates == null && last)) {
                ids.add(checkpoint.id());
            }
        }
        return ids;
    }

    private List<AssignmentSpec> assignments(Phase phase) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Member member : phase.members()) {
            parts.merge(member.instance(), member.part(), (one, other) -> one == Part.FULL ? one : other);
        }
        List<AssignmentSpec> specs = new ArrayList<>();
        List<String> before = new ArrayList<>();
        parts.forEach((instance, part) -> {
            specs.add(assignment(phase, instance, parts, before));
            if (part == Part.FULL && phase.mode() == Mode.SEQUENTIAL) {
                before.removeIf(other -> sparse && (ownChecks.contains(other) || !ownChecks.contains(instance)));
                before.add(instance);
            }
        });
        return specs;
    }

    private AssignmentSpec assignment(Phase phase, String instance, Map<String, Part> parts, List<String> before) {
        AssignmentId id = new AssignmentId(phase.id(), instance);
        Part part = known(parts.get(instance));
        boolean own = part == Part.FULL && ownChecks.contains(instance);
        List<AssignmentId> after = part == Part.FULL ? after(id, parts, before) : List.of();
        return new AssignmentSpec(id, part, after, own ? ownCheckpoint(id) : null);
    }

    /** @param before those that come before it in a sequence */
    private List<AssignmentId> after(AssignmentId id, Map<String, Part> parts, List<String> before) {
        Set<String> earlier = new LinkedHashSet<>();
        Instance instance = instances.get(id.instance());
        if (instance != null) {
            earlier.addAll(instance.dependsOn());
        }
        earlier.addAll(before);
        return earlier.stream()
                .filter(other -> parts.get(other) == Part.FULL && !other.equals(id.instance()))
                .map(other -> new AssignmentId(id.phase(), other))
                .toList();
    }

    private static Part known(@Nullable Part part) {
        if (part == null) {
            throw new IllegalStateException("a member without a part");
        }
        return part;
    }
}
