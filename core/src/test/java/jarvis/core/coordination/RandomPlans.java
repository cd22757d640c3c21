package jarvis.core.coordination;

import jarvis.core.agent.Budget;
import jarvis.core.agent.Budgets;
import jarvis.core.agent.Prices;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Random plans that a reader would let through: an instance only waits for one of a lower number, in no later phase. */
final class RandomPlans {
    private final Chance chance;
    private final int instances;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    private RandomPlans(long seed) {
        chance = Chance.keyed(seed, "plan");
        instances = chance.between(1, 8);
    }

    static SimulatedPlan of(long seed) {
        return new RandomPlans(seed).make();
    }

    private SimulatedPlan make() {
        int count = chance.between(1, 5);
        for (int i = 1; i <= count; i++) {
            phases.add(new Phase("phase-" + i, "Phase " + i, chance.of(List.of(Mode.values())), members(), i));
        }
        phases.forEach(this::gates);
        Set<String> own = new HashSet<>();
        List<Instance> workers = new ArrayList<>();
        boolean someOwn = chance.percent(40);
        for (int i = 1; i <= instances; i++) {
            workers.add(new Instance(name(i), name(i), null, null, List.of(), List.of(), null, dependencies(i), i));
            if (someOwn && chance.percent(40)) {
                own.add(name(i));
            }
        }
        Plan plan = new Plan(
                "Plan",
                null,
                null,
                null,
                workers,
                phases,
                checkpoints,
                SharedState.NONE,
                List.of(),
                last(),
                List.of(),
                List.of(),
                List.of(),
                null);
        int parallel = chance.of(List.of(1, 2, 3, 32));
        Limits limits =
                new Limits(parallel, chance.between(0, 3), Duration.ofSeconds(chance.of(List.of(0, 4, 10))), budgets());
        return new SimulatedPlan(plan, own, limits);
    }

    private Budgets budgets() {
        Budget few = new Budget(chance.between(1, 12), null, null);
        return chance.percent(30)
                ? new Budgets(few, chance.between(20, 100), Map.of(name(1), few), Map.of(), Prices.NONE)
                : Budgets.NONE;
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            if (chance.percent(50)) {
                members.add(new Member(name(i), chance.percent(20) ? Part.PREP : Part.FULL));
            }
            if (chance.percent(4)) {
                members.add(new Member(name(i), chance.percent(50) ? Part.PREP : Part.FULL));
            }
        }
        return members;
    }

    private void gates(Phase phase) {
        boolean last = phase.equals(phases.getLast());
        for (int left = chance.of(List.of(0, 1, 1, 2)); left > 0; left--) {
            String id = "checkpoint-" + (checkpoints.size() + 1);
            String gates = last && chance.percent(50) ? null : phase.id();
            checkpoints.add(new Checkpoint(id, "Checkpoint " + id, null, steps(), gates, 1));
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int left = chance.of(List.of(0, 1, 1, 1, 2)); left > 0; left--) {
            steps.add(new Step(StepKind.CHECK, "make check-" + left, 1));
        }
        for (int left = chance.of(List.of(0, 0, 0, 1, 2)); left > 0; left--) {
            steps.add(new Step(StepKind.ASK, "Does it look right, part " + left + "?", 1));
        }
        return steps;
    }

    private FinalVerification last() {
        List<Step> steps = chance.percent(50) ? List.of(new Step(StepKind.CHECK, "make verify", 1)) : List.of();
        List<String> manual = chance.percent(30) ? List.of("The page shows it.", "It is fast.") : List.of();
        return new FinalVerification(steps, manual, 1);
    }

    private List<String> dependencies(int instance) {
        List<String> found = new ArrayList<>();
        for (int other = 1; other < instance; other++) {
            int end = lastFull(name(other));
            if (end >= 0 && end <= firstFull(name(instance)) && chance.percent(30)) {
                found.add(name(other));
            }
        }
        return found;
    }

    private int firstFull(String instance) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).members().contains(new Member(instance, Part.FULL))) {
                return i;
            }
        }
        return -1;
    }

    private int lastFull(String instance) {
        for (int i = phases.size() - 1; i >= 0; i--) {
            if (phases.get(i).members().contains(new Member(instance, Part.FULL))) {
                return i;
            }
        }
        return -1;
    }

    private static String name(int number) {
        return "instance-" + number;
    }
}
