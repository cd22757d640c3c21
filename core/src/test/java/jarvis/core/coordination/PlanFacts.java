package jarvis.core.coordination;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a plan says, worked out a second time for the oracle; it knows nothing of schedules. */
final class PlanFacts {
    private final Plan plan;
    private final Set<String> ownChecks;
    private final Map<String, List<String>> gates = new HashMap<>();
    private final Map<String, Set<String>> full = new HashMap<>();
    private final Map<String, Set<String>> prep = new HashMap<>();

    PlanFacts(Plan plan, Set<String> ownChecks) {
        this.plan = plan;
        this.ownChecks = ownChecks;
        for (Phase phase : plan.phases()) {
            Set<String> whole = new HashSet<>();
            Set<String> early = new HashSet<>();
            for (Member member : phase.members()) {
                (member.part() == Part.FULL ? whole : early).add(member.instance());
            }
            early.removeAll(whole);
            full.put(phase.id(), whole);
            prep.put(phase.id(), early);
            gates.put(phase.id(), new ArrayList<>());
        }
        for (Checkpoint checkpoint : plan.checkpoints()) {
            String phase = checkpoint.gates() == null ? plan.phases().getLast().id() : checkpoint.gates();
            gates(phase).add(checkpoint.id());
        }
    }

    List<String> phases() {
        return plan.phases().stream().map(Phase::id).toList();
    }

    List<String> gates(String phase) {
        return Objects.requireNonNull(gates.get(phase));
    }

    Set<String> full(String phase) {
        return Objects.requireNonNull(full.get(phase));
    }

    Set<String> prep(String phase) {
        return Objects.requireNonNull(prep.get(phase));
    }

    /** The instances of a phase that are judged by themselves. */
    boolean judgedAlone(String instance) {
        return ownChecks.contains(instance);
    }

    /** Whom an instance's full part in a phase waits for inside that phase. */
    Set<String> waitsFor(String phase, String instance) {
        Set<String> found = new HashSet<>(plan.instance(instance).orElseThrow().dependsOn());
        Phase in = plan.phases().stream()
                .filter(p -> p.id().equals(phase))
                .findFirst()
                .orElseThrow();
        if (in.mode() == Mode.SEQUENTIAL) {
            List<String> order =
                    in.members().stream().map(Member::instance).distinct().toList();
            found.addAll(order.subList(0, order.indexOf(instance)));
        }
        found.retainAll(full(phase));
        found.remove(instance);
        return found;
    }

    /** How many questions a person answers at a checkpoint of the plan, or at the final one. */
    int questions(String checkpoint) {
        if (checkpoint.equals("final")) {
            return plan.finalVerification().manual().size();
        }
        return plan.checkpoint(checkpoint)
                .map(c -> c.steps().isEmpty()
                        ? 1
                        : (int) c.steps().stream()
                                .filter(s -> s.kind() == StepKind.ASK)
                                .count())
                .orElse(0);
    }

    boolean verifiesAtTheEnd() {
        return !plan.finalVerification().steps().isEmpty()
                || !plan.finalVerification().manual().isEmpty()
                || plan.checkpoints().stream()
                        .anyMatch(c -> c.steps().stream().anyMatch(s -> s.kind() != StepKind.ASK));
    }
}
