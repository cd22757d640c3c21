package jarvis.core.forecast;

import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Another simulation of a plan, which shares no line with the one under test: it reads the plan itself, draws by throwing points at
 * the triangle, and lets a clock tick from one end of work to the next.
 */
final class Elsewhere {
    private final Plan plan;
    private final int places;
    private final Random random;

    Elsewhere(Plan plan, int places, long seed) {
        this.plan = plan;
        this.places = places;
        this.random = new Random(seed);
    }

    /** Seconds within which that part of so many runs was through. */
    double within(double part, int runs) {
        double[] all = new double[runs];
        Arrays.setAll(all, _ -> run());
        Arrays.sort(all);
        return all[(int) (part * (runs - 1))];
    }

    private double run() {
        Map<String, Double> whole = new HashMap<>();
        plan.instances()
                .forEach(instance -> whole.put(instance.id(), draw(Objects.requireNonNull(instance.estimate()))));
        double clock = 0;
        for (Phase phase : plan.phases()) {
            clock += length(phase, whole);
        }
        return clock;
    }

    /** A point thrown at the box around the triangle counts where it falls below its sides. */
    private double draw(Estimate estimate) {
        double least = estimate.least().toSeconds();
        double most = estimate.most().toSeconds();
        double peak = (least + most) / 2;
        if (least == most) {
            peak = least;
            most = 1.75 * peak;
            least = 0.75 * peak;
        }
        while (true) {
            double at = least + random.nextDouble() * (most - least);
            double side = at < peak ? (at - least) / (peak - least) : (most - at) / (most - peak);
            if (random.nextDouble() < side) {
                return at;
            }
        }
    }

    private double length(Phase phase, Map<String, Double> whole) {
        Map<String, Double> rest = new LinkedHashMap<>();
        phase.members().forEach(member -> rest.put(member.instance(), seconds(member, whole)));
        List<String> over = new ArrayList<>();
        List<String> at = new ArrayList<>();
        double clock = 0;
        while (over.size() < rest.size()) {
            for (String instance : rest.keySet()) {
                boolean idle = !over.contains(instance) && !at.contains(instance);
                if (idle && at.size() < places && free(phase, instance, over)) {
                    at.add(instance);
                }
            }
            double step = at.stream()
                    .mapToDouble(one -> rest.getOrDefault(one, 0.0))
                    .min()
                    .orElseThrow();
            clock += step;
            at.forEach(instance -> rest.merge(instance, -step, Double::sum));
            List<String> ended = at.stream()
                    .filter(instance -> rest.getOrDefault(instance, 0.0) <= 1e-9)
                    .toList();
            over.addAll(ended);
            at.removeAll(ended);
        }
        return clock;
    }

    private boolean free(Phase phase, String instance, List<String> over) {
        if (part(phase, instance) == Part.PREP) {
            return true;
        }
        Instance worker = plan.instance(instance).orElseThrow();
        for (Member other : phase.members()) {
            boolean earlier =
                    phase.mode() == Mode.SEQUENTIAL && phase.members().indexOf(other) < index(phase, instance);
            boolean awaited = earlier || worker.dependsOn().contains(other.instance());
            if (awaited && other.part() == Part.FULL && !over.contains(other.instance())) {
                return false;
            }
        }
        return true;
    }

    private static int index(Phase phase, String instance) {
        return phase.members().indexOf(new Member(instance, part(phase, instance)));
    }

    private static Part part(Phase phase, String instance) {
        return phase.members().contains(new Member(instance, Part.FULL)) ? Part.FULL : Part.PREP;
    }

    private double seconds(Member member, Map<String, Double> whole) {
        long full = count(member.instance(), Part.FULL);
        if (member.part() == Part.PREP && full > 0) {
            return 0;
        }
        return Objects.requireNonNull(whole.get(member.instance()))
                / (full > 0 ? full : count(member.instance(), Part.PREP));
    }

    private long count(String instance, Part part) {
        return plan.phases().stream()
                .filter(phase -> phase.members().contains(new Member(instance, part)))
                .count();
    }
}
