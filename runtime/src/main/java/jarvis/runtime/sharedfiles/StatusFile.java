package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What status.json shows: an entry an instance, in the words of the plan. Pure. */
public final class StatusFile {
    public static final String NAME = "status.json";

    private StatusFile() {}

    public static String render(Plan plan, RunState state) {
        ObjectNode all = Json.object();
        entries(plan, state).forEach(all::set);
        return Json.pretty(all);
    }

    /** The word for one instance: waiting, in_progress, completed, blocked, failed or unknown. */
    public static String word(List<AssignmentState> assignments) {
        return current(assignments).map(StatusFile::word).orElse("waiting");
    }

    static Map<String, ObjectNode> entries(Plan plan, RunState state) {
        Map<String, List<AssignmentState>> assignments =
                state.assignments().values().stream().collect(Collectors.groupingBy(a -> a.id().instance()));
        Map<String, String> blockers = blockers(state);
        Map<String, ObjectNode> entries = new LinkedHashMap<>();
        for (Instance instance : plan.instances()) {
            List<AssignmentState> own = assignments.getOrDefault(instance.id(), List.of());
            entries.put(instance.id(), entry(instance, own, blockers.get(instance.id())));
        }
        return entries;
    }

    private static ObjectNode entry(Instance instance, List<AssignmentState> own, @Nullable String blocker) {
        ObjectNode entry = Json.object();
        entry.put("task", instance.name());
        entry.put("status", word(own));
        if (instance.dependsOn().size() == 1) {
            entry.put("depends_on", instance.dependsOn().getFirst());
        } else if (!instance.dependsOn().isEmpty()) {
            ArrayNode earlier = entry.putArray("depends_on");
            instance.dependsOn().forEach(earlier::add);
        }
        entry.put("checkpoint", current(own).map(AssignmentState::progress).orElse(null));
        entry.put("blocker", blocker);
        entry.put("started_at", text(started(own)));
        entry.put("completed_at", text(completed(own)));
        return entry;
    }

    /** The assignment that was attempted last; once that is done, the first that is not. */
    private static Optional<AssignmentState> current(List<AssignmentState> own) {
        Optional<AssignmentState> newest =
                own.stream().reduce((best, next) -> next.attempt() > best.attempt() ? next : best);
        Optional<AssignmentState> open =
                own.stream().filter(a -> a.status() != AssignmentStatus.DONE).findFirst();
        return newest.filter(a -> a.status() != AssignmentStatus.DONE)
                .or(() -> open)
                .or(() -> newest);
    }

    private static String word(AssignmentState assignment) {
        return switch (assignment.status()) {
            case WAITING, READY -> "waiting";
            case RUNNING, CLAIMED, VERIFYING, REJECTED -> "in_progress";
            case DONE -> "completed";
            case BLOCKED -> "blocked";
            case FAILED -> "failed";
            case LOST -> "unknown";
        };
    }

    /** What stops each instance; warnings stop nobody. */
    private static Map<String, String> blockers(RunState state) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        state.openBlockers()
                .filter(blocker -> blocker.severity() == BlockerSeverity.BLOCKING)
                .forEach((Blocker blocker) -> texts.computeIfAbsent(blocker.instance(), id -> new ArrayList<>())
                        .add(blocker.text()));
        Map<String, String> joined = new LinkedHashMap<>();
        texts.forEach((instance, all) -> joined.put(instance, String.join("; ", all)));
        return joined;
    }

    private static @Nullable Instant started(List<AssignmentState> own) {
        return own.stream()
                .map(AssignmentState::startedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant completed(List<AssignmentState> own) {
        boolean all = own.stream().allMatch(a -> a.status() == AssignmentStatus.DONE);
        return all
                ? own.stream()
                        .map(AssignmentState::completedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
