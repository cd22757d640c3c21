package jarvis.bench;

import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Schedules;
import jarvis.core.forecast.Network;
import jarvis.core.forecast.PlanNetwork;
import jarvis.core.forecast.Timetable;
import jarvis.core.forecast.WhatIf;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.runtime.forecast.Outlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long a plan of 10,000 instances takes to schedule, and to simulate 10,000 times, in the forms that plans have. */
public final class PlanForecast {
    private static final double NANOS_IN_SECOND = 1e9;
    private static final int RUNS = 10_000;

    private PlanForecast() {}

    public static void main(String[] args) {
        int instances = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        measure("one phase, a place for each", plan(instances, 1, Mode.PARALLEL, false), instances);
        measure("one phase, 32 places", plan(instances, 1, Mode.PARALLEL, false), 32);
        measure("100 phases, 32 places", plan(instances, 100, Mode.PARALLEL, false), 32);
        measure("one sequence, 32 places", plan(instances, 1, Mode.SEQUENTIAL, false), 32);
        measure("three awaited each, all places", plan(instances, 1, Mode.PARALLEL, true), instances);
        measure("three awaited each, 32 places", plan(instances, 1, Mode.PARALLEL, true), 32);
    }

    private static void measure(String name, Plan plan, int places) {
        long start = System.nanoTime();
        Network network = network(plan, places);
        Timetable.of(network);
        long scheduled = System.nanoTime();
        Outlook.of(network, new Outlook.Terms(1, RUNS, 0));
        long simulated = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%-32s scheduled %6.2f s (limit 1)   simulated %6.2f s (limit 10)%s%n",
                name,
                (scheduled - start) / NANOS_IN_SECOND,
                (simulated - scheduled) / NANOS_IN_SECOND,
                places < plan.instances().size() ? ", and what one more at once would win" : "");
    }

    private static Network network(Plan plan, int places) {
        return switch (PlanNetwork.of(plan, Schedules.sparse(plan, Set.of(), Limits.DEFAULT), WhatIf.places(places))) {
            case Network.Reading.Drawn drawn -> drawn.network();
            case Network.Reading.Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }

    private static Plan plan(int instances, int phases, Mode mode, boolean waiting) {
        List<Instance> workers = IntStream.range(0, instances)
                .mapToObj(at -> worker(at, waiting))
                .toList();
        List<Phase> ordered = new ArrayList<>();
        int size = instances / phases;
        for (int phase = 0; phase < phases; phase++) {
            List<Member> members = workers.subList(phase * size, (phase + 1) * size).stream()
                    .map(worker -> new Member(worker.id(), Part.FULL))
                    .toList();
            ordered.add(new Phase("phase-" + (phase + 1), "Phase " + (phase + 1), mode, members, 1));
        }
        return Plan.of("Large", workers, ordered, List.of(), List.of());
    }

    private static Instance worker(int at, boolean waiting) {
        Duration least = Duration.ofMinutes(30 + at % 90);
        Estimate estimate = new Estimate(least, least.multipliedBy(2), "some hours");
        List<String> awaited = !waiting
                ? List.of()
                : Stream.of(at - 40, at - 57, at - 91)
                        .filter(other -> other >= 0)
                        .map(PlanForecast::name)
                        .toList();
        return new Instance(name(at), name(at), null, null, List.of(), List.of(), estimate, awaited, 1);
    }

    private static String name(int at) {
        return "instance-" + (at + 1);
    }
}
