package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.Schedule;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the plan's estimates say of each assignment. An estimate is for all that an instance does: its full parts share it equally,
 * since the plan does not say how, and a preparation beside them costs nothing of its own, since what is prepared is done.
 */
final class Estimated {
    /** An estimate beyond ten years is a slip of the pen. */
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final Triangle NOTHING = new Triangle(0, 0, 0);
    private static final int MOST_NAMES = 5;

    private final Map<String, Instance> planned = new LinkedHashMap<>();
    private final Map<String, Integer> full = new LinkedHashMap<>();
    private final Map<String, Integer> preps = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Estimated(Plan plan, Schedule schedule) {
        plan.instances().forEach(instance -> planned.putIfAbsent(instance.id(), instance));
        for (PhaseSpec phase : schedule.phases()) {
            for (AssignmentSpec spec : phase.assignments()) {
                String id = spec.id().instance();
                numbers.putIfAbsent(id, numbers.size());
                (spec.full() ? full : preps).merge(id, 1, Integer::sum);
            }
        }
    }

    /** Those who have a part in some phase, in the order in which they come. */
    List<String> instances() {
        return List.copyOf(numbers.keySet());
    }

    int number(String instance) {
        return numbers.getOrDefault(instance, -1);
    }

    /** Null where nobody estimated it. */
    @Nullable
    Triangle time(AssignmentSpec spec) {
        String id = spec.id().instance();
        if (!spec.full() && full.containsKey(id)) {
            return NOTHING;
        }
        Estimate estimate = estimate(id);
        return estimate == null ? null : Triangle.of(estimate).part((spec.full() ? full : preps).getOrDefault(id, 1));
    }

    /** What the plan says of it, as it says it; a preparation beside its own work has no share. */
    Optional<Estimate> share(AssignmentSpec spec) {
        String id = spec.id().instance();
        Estimate estimate = estimate(id);
        if (estimate == null || (!spec.full() && full.containsKey(id))) {
            return Optional.empty();
        }
        int parts = (spec.full() ? full : preps).getOrDefault(id, 1);
        return Optional.of(
                new Estimate(estimate.least().dividedBy(parts), estimate.most().dividedBy(parts), estimate.text()));
    }

    private @Nullable Estimate estimate(String id) {
        Instance instance = planned.get(id);
        return instance == null ? null : instance.estimate();
    }

    /** Why nothing can be foreseen, as a sentence. */
    Optional<String> flaw() {
        if (numbers.isEmpty()) {
            return Optional.of(
                    "The plan has no phase with an instance in it, so nothing says who works when. Add one, such as"
                            + " \"Phase 1 (Parallel): Instance 1, Instance 2\".");
        }
        List<Estimate> known = numbers.keySet().stream()
                .map(this::estimate)
                .filter(estimate -> estimate != null)
                .toList();
        for (String id : numbers.keySet()) {
            Estimate estimate = estimate(id);
            if (estimate != null && estimate.most().compareTo(LONGEST) > 0) {
                return Optional.of(id + "'s estimate \"" + estimate.text()
                        + "\" is more than ten years; nothing can be planned" + " by it. Correct it in the plan.");
            }
        }
        if (known.stream().allMatch(estimate -> estimate.most().isZero())) {
            return Optional.of(
                    (known.isEmpty() ? "No instance of the plan has an estimate" : "Every estimate of the plan is zero")
                            + ", so nothing can be foreseen. Say how long each takes, such as \"**Estimated Time:** 2-3 hours\".");
        }
        return Optional.empty();
    }

    /** Sentences that say what was assumed of the estimates of those instances. */
    List<String> caveats(Set<String> of) {
        List<String> ids = numbers.keySet().stream().filter(of::contains).toList();
        List<String> all = new ArrayList<>();
        add(
                all,
                ids.stream().filter(id -> estimate(id) == null).toList(),
                " without an estimate, counted as nothing: what is foreseen is a lower bound");
        add(all, ids.stream().filter(this::single).toList(), " with a single figure, taken for 75 % to 175 % of it");
        add(
                all,
                ids.stream()
                        .filter(id -> full.getOrDefault(id, 0) > 1 && estimate(id) != null)
                        .toList(),
                " with several parts, which share the one estimate equally");
        add(
                all,
                ids.stream()
                        .filter(id -> preps.containsKey(id) && full.containsKey(id))
                        .toList(),
                " with a preparation, which is taken to cost nothing beside the estimate");
        return all;
    }

    /** Those of the plan who have no part in any phase. */
    List<String> idle() {
        return planned.keySet().stream().filter(id -> !numbers.containsKey(id)).toList();
    }

    private boolean single(String id) {
        Estimate estimate = estimate(id);
        return estimate != null
                && estimate.least().equals(estimate.most())
                && !estimate.most().isZero();
    }

    static void add(List<String> all, List<String> ids, String what) {
        if (!ids.isEmpty()) {
            all.add(named(ids) + what);
        }
    }

    /** The first few by name, the others by their number. */
    static String named(List<String> ids) {
        int more = ids.size() - MOST_NAMES;
        String some = String.join(", ", ids.subList(0, Math.min(MOST_NAMES, ids.size())));
        return more > 0 ? some + " and " + more + " more" : some;
    }
}
