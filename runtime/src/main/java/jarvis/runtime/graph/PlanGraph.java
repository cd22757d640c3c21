package jarvis.runtime.graph;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.Schedule;
import jarvis.core.forecast.Network;
import jarvis.core.forecast.PlanNetwork;
import jarvis.core.forecast.Timetable;
import jarvis.core.forecast.WhatIf;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is drawn of a plan, whatever it is drawn in: phases one after another, each with its work and its gates.
 *
 * @param last the final verification and the sign-off, as gates of the whole
 */
public record PlanGraph(String title, List<Band> bands, List<Gate> last) {
    public PlanGraph {
        bands = List.copyOf(bands);
        last = List.copyOf(last);
    }

    /** One phase. */
    public record Band(String id, String name, List<Node> nodes, List<Gate> gates) {
        public Band {
            nodes = List.copyOf(nodes);
            gates = List.copyOf(gates);
        }
    }

    /**
     * One assignment.
     *
     * @param number over all phases, from 0
     * @param level how many stand before it in its phase, one after another
     * @param after numbers of those that it waits for
     * @param estimate as written; empty where there is none, and for a preparation, which it is not about
     */
    public record Node(
            int number,
            int level,
            List<Integer> after,
            String instance,
            String name,
            String estimate,
            boolean prep,
            boolean critical) {
        public Node {
            after = List.copyOf(after);
        }
    }

    /** A checkpoint. */
    public record Gate(String id, String name) {}

    /** A plan in the order of its schedule, with its critical path where its estimates give one. */
    public static PlanGraph of(Plan plan, Schedule schedule) {
        WhatIf ask = WhatIf.places(schedule.limits().parallel());
        Set<AssignmentId> critical = switch (PlanNetwork.of(plan, schedule, ask)) {
            case Network.Reading.Refused _ -> Set.of();
            case Network.Reading.Drawn drawn -> Timetable.of(drawn.network()).decisive();
        };
        return of(plan, schedule, critical);
    }

    /** @param critical what is on the critical path; empty where that is not known */
    public static PlanGraph of(Plan plan, Schedule schedule, Set<AssignmentId> critical) {
        return new Drawing(plan, schedule, critical).graph();
    }

    /** The graph as it comes together. */
    private static final class Drawing {
        private final Plan plan;
        private final Schedule schedule;
        private final Set<AssignmentId> critical;
        private final Map<String, Instance> instances = new HashMap<>();
        private final Map<String, CheckpointSpec> checkpoints = new HashMap<>();
        private int drawn;

        private Drawing(Plan plan, Schedule schedule, Set<AssignmentId> critical) {
            this.plan = plan;
            this.schedule = schedule;
            this.critical = critical;
            plan.instances().forEach(instance -> instances.putIfAbsent(instance.id(), instance));
            schedule.checkpoints().forEach(checkpoint -> checkpoints.put(checkpoint.id(), checkpoint));
        }

        private PlanGraph graph() {
            List<Band> bands = schedule.phases().stream().map(this::band).toList();
            List<Gate> last = new ArrayList<>();
            if (checkpoints.containsKey(CheckpointSpec.FINAL)) {
                last.add(gate(CheckpointSpec.FINAL));
            }
            last.add(new Gate("sign-off", "A person signs off"));
            return new PlanGraph(plan.title(), bands, last);
        }

        private Band band(PhaseSpec phase) {
            Map<AssignmentId, Integer> numbers = new HashMap<>();
            phase.assignments().forEach(spec -> numbers.put(spec.id(), drawn++));
            Map<AssignmentId, Integer> levels = new HashMap<>();
            List<Node> nodes = new ArrayList<>();
            for (AssignmentSpec spec : phase.assignments()) {
                List<Integer> after = spec.after().stream().map(numbers::get).toList();
                nodes.add(node(spec, known(numbers, spec), level(phase, spec, levels), after));
            }
            return new Band(
                    phase.id(),
                    phase.name(),
                    nodes,
                    phase.checkpoints().stream().map(this::gate).toList());
        }

        private static int known(Map<AssignmentId, Integer> numbers, AssignmentSpec spec) {
            return numbers.getOrDefault(spec.id(), 0);
        }

        /** Filled in the order of the list, several times where somebody waits for a later one; a circle ends it. */
        private static int level(PhaseSpec phase, AssignmentSpec spec, Map<AssignmentId, Integer> levels) {
            if (levels.isEmpty()) {
                boolean changed = true;
                for (int round = 0; changed && round <= phase.assignments().size(); round++) {
                    changed = false;
                    for (AssignmentSpec one : phase.assignments()) {
                        int level = one.after().stream()
                                .mapToInt(id -> levels.getOrDefault(id, 0) + 1)
                                .max()
                                .orElse(0);
                        int bounded = Math.min(level, phase.assignments().size());
                        changed |= !Integer.valueOf(bounded).equals(levels.put(one.id(), bounded));
                    }
                }
            }
            return levels.getOrDefault(spec.id(), 0);
        }

        private Node node(AssignmentSpec spec, int number, int level, List<Integer> after) {
            String id = spec.id().instance();
            Instance instance = instances.get(id);
            Estimate estimate = instance == null || !spec.full() ? null : instance.estimate();
            return new Node(
                    number,
                    level,
                    after,
                    id,
                    instance == null ? "" : instance.name(),
                    estimate == null ? "" : estimate.text(),
                    !spec.full(),
                    critical.contains(spec.id()));
        }

        private Gate gate(String id) {
            CheckpointSpec checkpoint = checkpoints.get(id);
            return new Gate(id, checkpoint == null ? "" : checkpoint.name());
        }
    }
}
