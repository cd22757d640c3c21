package jarvis.core.coordination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What in a schedule would keep a run from ever ending, or let work pass unjudged; such a plan is not staged. */
final class Soundness {
    private final Schedule schedule;
    private final Map<String, Integer> judges = new HashMap<>();

    private Soundness(Schedule schedule) {
        this.schedule = schedule;
        schedule.phases().forEach(phase -> phase.checkpoints().forEach(this::judges));
        schedule.assignments()
                .flatMap(spec -> Optional.ofNullable(spec.checkpoint()).stream())
                .forEach(this::judges);
    }

    /** The first flaw, as the end of a sentence; empty when there is none. */
    static Optional<String> flaw(Schedule schedule) {
        return new Soundness(schedule).flaw();
    }

    private void judges(String checkpoint) {
        judges.merge(checkpoint, 1, Integer::sum);
    }

    private Optional<String> flaw() {
        return names().or(this::gates).or(this::circles);
    }

    private Optional<String> names() {
        List<String> ids = new ArrayList<>();
        schedule.phases().forEach(phase -> ids.add(phase.id()));
        Optional<String> phase = twice(ids);
        Optional<String> checkpoint =
                twice(schedule.checkpoints().stream().map(CheckpointSpec::id).toList());
        return phase.map(id -> "two phases are called " + id + ". Rename one")
                .or(() -> checkpoint.map(id -> "two checkpoints are called " + id + ". Rename one"));
    }

    private static Optional<String> twice(List<String> ids) {
        Set<String> seen = new HashSet<>();
        return ids.stream().filter(id -> !seen.add(id)).findFirst();
    }

    /** Each checkpoint judges one thing, and the final one the whole. */
    private Optional<String> gates() {
        Set<String> known = new HashSet<>();
        schedule.checkpoints().forEach(checkpoint -> known.add(checkpoint.id()));
        for (String id : judges.keySet()) {
            if (!known.contains(id)) {
                return Optional.of(
                        "it is gated by " + id + ", which is no checkpoint of it. Add it, or remove the gate");
            }
        }
        for (String id : known) {
            int wanted = id.equals(CheckpointSpec.FINAL) ? 0 : 1;
            int found = judges.getOrDefault(id, 0);
            if (found != wanted) {
                return Optional.of(
                        id + " gates " + found + " things of it, not " + wanted + ". Say which phase it gates");
            }
        }
        return Optional.empty();
    }

    private Optional<String> circles() {
        for (PhaseSpec phase : schedule.phases()) {
            List<AssignmentId> left = unreachable(phase);
            if (!left.isEmpty()) {
                List<String> names = left.stream().map(AssignmentId::instance).toList();
                return Optional.of("in " + phase.id() + " these wait for each other: " + String.join(", ", names)
                        + ". Change their order, or what they wait for");
            }
        }
        return Optional.empty();
    }

    /** The assignments that nobody's claim can ever set free. */
    private static List<AssignmentId> unreachable(PhaseSpec phase) {
        Map<AssignmentId, Integer> waits = new HashMap<>();
        Map<AssignmentId, List<AssignmentId>> frees = new HashMap<>();
        for (AssignmentSpec spec : phase.assignments()) {
            waits.put(spec.id(), spec.after().size());
            spec.after()
                    .forEach(id ->
                            frees.computeIfAbsent(id, key -> new ArrayList<>()).add(spec.id()));
        }
        Deque<AssignmentId> free = new ArrayDeque<>();
        waits.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        Set<AssignmentId> reached = new HashSet<>(free);
        while (!free.isEmpty()) {
            for (AssignmentId id : frees.getOrDefault(free.remove(), List.of())) {
                if (waits.merge(id, -1, Integer::sum) == 0 && reached.add(id)) {
                    free.add(id);
                }
            }
        }
        return phase.assignments().stream()
                .map(AssignmentSpec::id)
                .filter(id -> !reached.contains(id))
                .toList();
    }
}
