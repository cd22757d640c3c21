package jarvis.core.forecast;

import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Schedule;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan in a few words: {@code phase("p", Mode.PARALLEL, "a", "b?")} where b is prep only; hours by {@code takes}. */
final class Drawn {
    private final Map<String, Estimate> estimates = new HashMap<>();
    private final Map<String, List<String>> waits = new HashMap<>();
    private final List<String> instances = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private Set<String> own = Set.of();

    Drawn takes(String instance, double least, double most) {
        estimates.put(instance, new Estimate(minutes(least), minutes(most), least + "-" + most + " hours"));
        return this;
    }

    Drawn waits(String instance, String... others) {
        waits.put(instance, List.of(others));
        return this;
    }

    Drawn ownCheck(String... ids) {
        own = Set.of(ids);
        return this;
    }

    Drawn gate(String id, String phase) {
        checkpoints.add(new Checkpoint(id, id, null, List.of(), phase, 1));
        return this;
    }

    Drawn phase(String id, Mode mode, String... members) {
        List<Member> found = new ArrayList<>();
        for (String member : members) {
            String name = member.replace("?", "");
            if (!instances.contains(name)) {
                instances.add(name);
            }
            found.add(new Member(name, member.equals(name) ? Part.FULL : Part.PREP));
        }
        phases.add(new Phase(id, id, mode, found, 1));
        return this;
    }

    Drawn parallel(String id, String... members) {
        return phase(id, Mode.PARALLEL, members);
    }

    Drawn sequential(String id, String... members) {
        return phase(id, Mode.SEQUENTIAL, members);
    }

    Plan plan() {
        List<Instance> all = instances.stream()
                .map(id -> new Instance(
                        id,
                        id,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        estimates.get(id),
                        waits.getOrDefault(id, List.of()),
                        1))
                .toList();
        return Plan.of("Plan", all, phases, checkpoints, List.of());
    }

    Schedule schedule() {
        return Schedules.of(plan(), own, Limits.DEFAULT);
    }

    Schedule sparse() {
        return Schedules.sparse(plan(), own, Limits.DEFAULT);
    }

    Network.Reading read(WhatIf ask) {
        return PlanNetwork.of(plan(), schedule(), ask);
    }

    Network network(int places) {
        return network(WhatIf.places(places));
    }

    Network network(WhatIf ask) {
        return drawn(read(ask));
    }

    String refusal(WhatIf ask) {
        return switch (read(ask)) {
            case Network.Reading.Drawn drawn -> throw new AssertionError("drawn: " + drawn);
            case Network.Reading.Refused refused -> refused.sentence();
        };
    }

    static Network drawn(Network.Reading reading) {
        return switch (reading) {
            case Network.Reading.Drawn drawn -> drawn.network();
            case Network.Reading.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    private static Duration minutes(double hours) {
        return Duration.ofMinutes(Math.round(hours * 60));
    }
}
