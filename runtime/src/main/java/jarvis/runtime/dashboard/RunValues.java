package jarvis.runtime.dashboard;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.PhaseStatus;
import jarvis.core.coordination.RunState;
import jarvis.core.forecast.Timesheet;
import jarvis.core.plan.Instance;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.runtime.view.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The newest run's own figures, beside a tracker file's and never mixed with them. Done means that a checkpoint said so; what
 * is only claimed is in progress.
 *
 * @param newest empty when there was none yet
 */
public record RunValues(Supplier<Optional<SeenRun>> newest) implements Values {
    private static final Set<AssignmentStatus> UNDER_WAY = Set.of(
            AssignmentStatus.RUNNING,
            AssignmentStatus.CLAIMED,
            AssignmentStatus.VERIFYING,
            AssignmentStatus.REJECTED,
            AssignmentStatus.BLOCKED);
    private static final Meaning COMPLETION = new Meaning(
            "%",
            "run-completion/v1", "Assignments that are done, of all that are not preparations; claims do not count.");

    private static final Meaning EFFICIENCY = new Meaning(
            "x", "work-over-wall/v1", "Time that attempts were running, by the journal, over the time that went by.");

    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        return newest.get().map(run -> values(run, now)).orElse(Map.of());
    }

    private static Map<String, Reading<JsonNode>> values(SeenRun run, Instant now) {
        RunState state = run.state();
        Own own = new Own(new Origin(state.defined().run(), Own.KIND, null), now, now);
        Map<String, Reading<JsonNode>> values = new LinkedHashMap<>();
        values.put("instances.run.id", own.text(state.defined().run()));
        values.put("instances.run.title", own.text(state.defined().title()));
        values.put("instances.run.status", own.text(Words.of(state.status())));
        metrics(run, own, values);
        for (PhaseSpec phase : state.schedule().phases()) {
            phase(phase, state, own, values);
        }
        return values;
    }

    private static void metrics(SeenRun run, Own own, Map<String, Reading<JsonNode>> values) {
        String prefix = "instances.run.metrics.";
        RunState state = run.state();
        List<AssignmentState> full = state.assignments().values().stream()
                .filter(one -> one.spec().full())
                .toList();
        values.put(prefix + "total_instances", own.number(run.plan().instances().size(), Meaning.PLAIN));
        values.put(
                prefix + "active_instances",
                own.number(instances(state, UNDER_WAY::contains).size(), Meaning.PLAIN));
        Set<String> done = all(state, AssignmentStatus.DONE);
        Set<String> underWay = instances(state, UNDER_WAY::contains);
        values.put(prefix + "tasks_completed", own.number(tasks(run, done::contains), Meaning.PLAIN));
        values.put(prefix + "tasks_in_progress", own.number(tasks(run, underWay::contains), Meaning.PLAIN));
        values.put(prefix + "tasks_total", own.number(tasks(run, _ -> true), Meaning.PLAIN));
        values.put(
                prefix + "blockers_count",
                own.number(
                        state.blockers().values().stream().filter(Blocker::open).count(), Meaning.PLAIN));
        values.put(prefix + "overall_completion_percent", completion(full, own));
        values.put(prefix + "efficiency_ratio", efficiency(run, own));
    }

    /** Rounded to hundredths, as a tracker states its own, which is another: estimated over actual hours. */
    private static Reading<JsonNode> efficiency(SeenRun run, Own own) {
        Timesheet sheet = Timesheet.of(run.plan(), run.state(), own.now());
        OptionalDouble ratio = sheet.efficiency();
        if (ratio.isEmpty()) {
            Cause none = new Cause(Reason.UNDEFINED, "No time went by since it was launched.");
            return new Reading.Bad<>(none, own.provenance(EFFICIENCY, List.of()));
        }
        BigDecimal rounded = BigDecimal.valueOf(ratio.getAsDouble()).setScale(2, RoundingMode.HALF_UP);
        return own.good(JsonNodeFactory.instance.numberNode(rounded), EFFICIENCY, List.of());
    }

    private static Reading<JsonNode> completion(List<AssignmentState> assignments, Own own) {
        if (assignments.isEmpty()) {
            Cause none = new Cause(Reason.UNDEFINED, "It has no assignments.");
            return new Reading.Bad<>(none, own.provenance(COMPLETION, List.of()));
        }
        long done = assignments.stream()
                .filter(one -> one.status() == AssignmentStatus.DONE)
                .count();
        JsonNode percent = JsonNodeFactory.instance.numberNode(Math.round(100.0 * done / assignments.size()));
        return own.good(percent, COMPLETION, List.of(done + " of " + assignments.size() + "."));
    }

    private static void phase(PhaseSpec phase, RunState state, Own own, Map<String, Reading<JsonNode>> values) {
        String prefix = "waves.run[" + phase.id() + "].";
        PhaseStatus status = state.phases().getOrDefault(phase.id(), PhaseStatus.PENDING);
        values.put(prefix + "name", own.text(phase.name()));
        values.put(prefix + "status", own.text(Words.of(status)));
        List<AssignmentState> full = phase.assignments().stream()
                .filter(one -> one.full())
                .map(one -> state.assignment(one.id()))
                .toList();
        values.put(prefix + "completion_percent", completion(full, own));
    }

    /** Instances of which some assignment is so. */
    private static Set<String> instances(RunState state, Predicate<AssignmentStatus> status) {
        return state.assignments().values().stream()
                .filter(one -> status.test(one.status()))
                .map(one -> one.id().instance())
                .collect(Collectors.toSet());
    }

    /** Instances of which every assignment that is no preparation is so. */
    private static Set<String> all(RunState state, AssignmentStatus status) {
        return state.assignments().values().stream()
                .filter(one -> one.spec().full())
                .collect(Collectors.groupingBy(one -> one.id().instance()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().stream().allMatch(one -> one.status() == status))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static long tasks(SeenRun run, Predicate<String> instance) {
        return run.plan().instances().stream()
                .filter(one -> instance.test(one.id()))
                .map(Instance::tasks)
                .mapToLong(List::size)
                .sum();
    }

    @Override
    public Optional<Instant> ages(Instant now) {
        return Optional.empty();
    }
}
