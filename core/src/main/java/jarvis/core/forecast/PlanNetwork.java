package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.Schedule;
import jarvis.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * From a plan and its schedule to the network of a run that has not begun. A checkpoint that fails sends back all that it judges, as
 * it does in a run: that is done once more in the phase's own order, and is taken to need as long as before.
 */
public final class PlanNetwork {
    private final Schedule schedule;
    private final WhatIf ask;
    private final Estimated estimated;
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();

    private PlanNetwork(Plan plan, Schedule schedule, WhatIf ask) {
        this.schedule = schedule;
        this.ask = ask;
        this.estimated = new Estimated(plan, schedule);
    }

    /**
     * The network of a plan.
     *
     * @param schedule of the same plan, as a run of it would have it
     */
    public static Network.Reading of(Plan plan, Schedule schedule, WhatIf ask) {
        return new PlanNetwork(plan, schedule, ask).reading();
    }

    private Network.Reading reading() {
        Optional<String> flaw = estimated.flaw().or(this::asked);
        if (flaw.isPresent()) {
            return new Network.Reading.Refused(flaw.get());
        }
        caveats.addAll(estimated.caveats(Set.copyOf(estimated.instances())));
        Estimated.add(caveats, estimated.idle(), " in no phase, so that no run starts it");
        schedule.phases().forEach(this::phase);
        for (Stage stage : stages) {
            List<Piece> stuck = stage.stuck();
            if (!stuck.isEmpty()) {
                return new Network.Reading.Refused("In " + stage.phase() + " these wait for each other: "
                        + Estimated.named(stuck.stream()
                                .map(piece -> piece.id().instance())
                                .toList())
                        + ". Change their order, or what they wait for.");
            }
        }
        if (!schedule.checkpoints().isEmpty()) {
            caveats.add("how long checkpoints and people take, which the plan does not say, so that it is not counted");
        }
        return new Network.Reading.Drawn(new Network(stages, ask.places(), estimated.instances(), caveats));
    }

    private Optional<String> asked() {
        if (ask.places() < 1 || ask.places() > WhatIf.MOST_PLACES) {
            return Optional.of("At least 1 and at most " + WhatIf.MOST_PLACES + " can work at once, not " + ask.places()
                    + ". Say another number of agents.");
        }
        for (Map.Entry<String, Integer> failure : ask.failures().entrySet()) {
            Optional<String> no = refused(failure.getKey(), failure.getValue());
            if (no.isPresent()) {
                return no;
            }
        }
        return Optional.empty();
    }

    private Optional<String> refused(String checkpoint, int times) {
        List<String> known =
                schedule.checkpoints().stream().map(CheckpointSpec::id).toList();
        if (!known.contains(checkpoint)) {
            return Optional.of("There is no checkpoint " + checkpoint + " in this plan. "
                    + (known.isEmpty() ? "It has none." : "It has " + Estimated.named(known) + "."));
        }
        if (checkpoint.equals(CheckpointSpec.FINAL)) {
            return Optional.of(
                    "When the final verification fails, a person decides what is done again, so nobody can foresee it."
                            + " Let a phase's checkpoint fail instead.");
        }
        return times < 1 || times > WhatIf.MOST_FAILURES
                ? Optional.of(checkpoint + " can fail 1 to " + WhatIf.MOST_FAILURES + " times, not " + times + ".")
                : Optional.empty();
    }

    private void phase(PhaseSpec phase) {
        stages.add(stage(phase, 0, _ -> true));
        Predicate<AssignmentSpec> judged = spec -> spec.full() && spec.checkpoint() == null;
        int failures = phase.checkpoints().stream().mapToInt(this::failures).sum();
        if (failures > 0 && phase.assignments().stream().noneMatch(judged)) {
            caveats.add(phase.id() + "'s checkpoint judges nobody's work, so that a failure of it goes to a person");
            return;
        }
        for (int round = 1; round <= failures; round++) {
            stages.add(stage(phase, round, judged));
        }
        phase.checkpoints().forEach(checkpoint -> exhausted(checkpoint, failures(checkpoint)));
    }

    private int failures(String checkpoint) {
        return ask.failures().getOrDefault(checkpoint, 0);
    }

    private void exhausted(String checkpoint, int failures) {
        int limit = schedule.limits().rework();
        if (failures > 0) {
            caveats.add("what a failure of " + checkpoint
                    + " sends back, which is taken to be all that it judges, and to need as long again");
        }
        if (failures > limit) {
            caveats.add("a person, who is asked once " + checkpoint + " has sent work back " + limit
                    + " times, and is taken to answer at once");
        }
    }

    private Stage stage(PhaseSpec phase, int round, Predicate<AssignmentSpec> which) {
        List<AssignmentSpec> specs = phase.assignments().stream().filter(which).toList();
        List<Piece> pieces = new ArrayList<>();
        for (AssignmentSpec spec : specs) {
            String own = spec.checkpoint();
            int failures = own == null ? 0 : failures(own);
            if (own != null && round == 0) {
                exhausted(own, failures);
            }
            int number = estimated.number(spec.id().instance());
            pieces.add(new Piece(spec.id(), number, spec.full(), estimated.time(spec), 0, 1 + failures));
        }
        return new Stage(phase.id(), round, pieces, after(specs));
    }

    /** What is not in the stage was done before it. */
    static int[][] after(List<AssignmentSpec> specs) {
        Map<AssignmentId, Integer> places = new HashMap<>();
        specs.forEach(spec -> places.put(spec.id(), places.size()));
        int[][] after = new int[specs.size()][];
        for (int at = 0; at < after.length; at++) {
            Set<Integer> earlier = new LinkedHashSet<>();
            for (AssignmentId id : specs.get(at).after()) {
                Integer place = places.get(id);
                if (place != null) {
                    earlier.add(place);
                }
            }
            after[at] = earlier.stream().mapToInt(Integer::intValue).toArray();
        }
        return after;
    }
}
