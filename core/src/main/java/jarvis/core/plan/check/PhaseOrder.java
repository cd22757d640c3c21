package jarvis.core.plan.check;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.markdown.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the phases and the dependencies contradict each other, or leave an instance out. */
final class PhaseOrder {
    private final Plan plan;
    private final Problems problems;
    private final Places places;
    private final Map<String, Integer> firstFull = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Map<String, Instance> instances = new HashMap<>();

    private PhaseOrder(Plan plan, Problems problems, Places places) {
        this.plan = plan;
        this.problems = problems;
        this.places = places;
        plan.instances().forEach(instance -> instances.put(instance.id(), instance));
        for (int i = 0; i < plan.phases().size(); i++) {
            for (Member member : plan.phases().get(i).members()) {
                present.add(member.instance());
                if (member.part() == Part.FULL) {
                    firstFull.putIfAbsent(member.instance(), i);
                }
            }
        }
    }

    static void check(Plan plan, Problems problems, Places places) {
        PhaseOrder order = new PhaseOrder(plan, problems, places);
        plan.instances().forEach(order::instance);
        plan.phases().forEach(order::phase);
    }

    private void instance(Instance instance) {
        Place heading = new Place(instance.line(), 1);
        if (!present.contains(instance.id())) {
            problems.warning(
                    heading,
                    "instance-in-no-phase",
                    instance.id() + " is in no phase, so it will not start. Name it in a phase.");
        } else if (!firstFull.containsKey(instance.id())) {
            problems.warning(
                    heading,
                    "prep-only",
                    instance.id()
                            + " only prepares and does its work in no phase, so its tasks are never done. Name it in a"
                            + " later phase without \"prep\".");
        }
        for (String other : instance.dependsOn()) {
            if (!other.equals(instance.id())) {
                dependency(instance, other);
            }
        }
    }

    private void dependency(Instance instance, String other) {
        Integer own = firstFull.get(instance.id());
        Integer waits = firstFull.get(other);
        if (own == null) {
            return;
        }
        Place place = places.of("depends", instance.id(), other, instance.line());
        if (waits == null) {
            problems.error(
                    place,
                    "dependency-never-done",
                    "%s waits for %s, which does its work in no phase and so is never done. Name %s in a phase, or remove the dependency."
                            .formatted(instance.id(), other, other));
        } else if (waits > own) {
            problems.error(
                    place,
                    "dependency-against-phases",
                    "%s works in %s but waits for %s, which works only from %s on. Move one of them, or remove the dependency."
                            .formatted(
                                    instance.id(),
                                    phase(own).name(),
                                    other,
                                    phase(waits).name()));
        }
    }

    private Phase phase(int index) {
        return plan.phases().get(index);
    }

    private void phase(Phase phase) {
        List<Member> full = phase.members().stream()
                .filter(member -> member.part() == Part.FULL)
                .toList();
        if (phase.members().isEmpty()) {
            problems.warning(
                    new Place(phase.line(), 1),
                    "phase-without-instances",
                    phase.name() + " names no instance, so nothing is done in it. Name its instances, or remove it.");
        }
        if (phase.mode() == Mode.UNKNOWN && full.size() > 1) {
            problems.question(
                    new Place(phase.line(), 1),
                    "mode-unknown",
                    "%s does not say whether its %d instances work one after another or at once; at once is taken. Write (Sequential) or (Parallel) in its heading."
                            .formatted(phase.name(), full.size()));
        }
        if (phase.mode() == Mode.SEQUENTIAL) {
            sequence(phase, full);
        }
    }

    private void sequence(Phase phase, List<Member> members) {
        Map<String, Integer> turns = new HashMap<>();
        members.forEach(member -> turns.put(member.instance(), turns.size()));
        turns.forEach((id, turn) -> {
            Instance instance = instances.get(id);
            for (String other : instance == null ? List.<String>of() : instance.dependsOn()) {
                if (turns.getOrDefault(other, turn) > turn) {
                    problems.error(
                            places.of("depends", id, other, phase.line()),
                            "dependency-against-sequence",
                            "%s comes before %s in %s, which is sequential, but waits for it. Change the order, or remove the dependency."
                                    .formatted(id, other, phase.name()));
                }
            }
        });
    }
}
