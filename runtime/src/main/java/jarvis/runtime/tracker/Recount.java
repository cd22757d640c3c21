package jarvis.runtime.tracker;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tracker file counted from its own entries. */
final class Recount {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode document;
    private final List<Map.Entry<String, JsonNode>> waves;
    private final List<Map.Entry<String, JsonNode>> others;

    private Recount(JsonNode document) {
        this.document = document;
        this.waves = projects().filter(Recount::isWave).toList();
        this.others = projects().filter(entry -> !isWave(entry)).toList();
    }

    static Recount of(JsonNode document) {
        return new Recount(document);
    }

    /** What states a completion is a wave, and what is called one. */
    static boolean isWave(Map.Entry<String, JsonNode> project) {
        return project.getKey().startsWith("wave") || project.getValue().has("completion_percent");
    }

    static JsonNode number(long count) {
        return JSON.numberNode(count);
    }

    private Stream<Map.Entry<String, JsonNode>> projects() {
        return document.path("projects").properties().stream();
    }

    long instances() {
        return document.path("instances").size();
    }

    long active() {
        return document.path("instances").properties().stream()
                .filter(instance -> says(instance.getValue(), "active"))
                .count();
    }

    private Stream<JsonNode> tasks() {
        return projects().flatMap(project -> project.getValue().path("tasks").valueStream());
    }

    /** The value as stated, doubted where the count is another; nothing to count from doubts nothing. */
    Observation<JsonNode> compared(String name, Observation<JsonNode> observed) {
        BigDecimal count = count(name);
        return count != null
                        && observed instanceof Observation.Stated<JsonNode> stated
                        && !agrees(stated.value().decimalValue(), count, name)
                ? stated.doubted(
                        "It states " + stated.value().decimalValue().toPlainString() + ", and its own entries give "
                                + count.stripTrailingZeros().toPlainString() + " (" + from(name) + ").")
                : observed;
    }

    /** A ratio is compared as exactly as it is written. */
    private boolean agrees(BigDecimal stated, BigDecimal count, String name) {
        return switch (name) {
            case "efficiency_ratio" ->
                stated.compareTo(count.setScale(Math.max(0, stated.scale()), RoundingMode.HALF_UP)) == 0;
            case "blockers_count" ->
                stated.compareTo(count) >= 0 && stated.compareTo(count.add(BigDecimal.valueOf(listed()))) <= 0;
            default -> stated.compareTo(count) == 0;
        };
    }

    private @Nullable BigDecimal count(String name) {
        return switch (name) {
            case "tasks_completed" -> tasks("completed");
            case "tasks_in_progress" -> tasks("in_progress");
            case "tasks_pending" -> tasks("pending");
            case "total_estimated_hours" -> hours("estimated_hours");
            case "total_actual_hours" -> hours("actual_hours");
            case "efficiency_ratio" -> ratio(hours("estimated_hours"), hours("actual_hours"));
            case "blockers_count" -> blockers();
            case "waves_completed" -> waves("completed");
            case "waves_in_progress" -> waves("in_progress");
            case "waves_pending" -> waves("pending");
            default -> null;
        };
    }

    private static String from(String name) {
        return switch (name) {
            case "tasks_completed", "tasks_in_progress", "tasks_pending" -> "tasks by their status";
            case "total_estimated_hours", "total_actual_hours" -> "hours of waves, and of the tasks of other projects";
            case "efficiency_ratio" -> "estimated over actual hours of its entries";
            case "blockers_count" -> "tasks that carry a blocker";
            default -> "waves by their status";
        };
    }

    private @Nullable BigDecimal tasks(String status) {
        return tasks().findAny().isEmpty()
                ? null
                : BigDecimal.valueOf(tasks().filter(task -> says(task, status)).count());
    }

    private @Nullable BigDecimal waves(String status) {
        return waves.isEmpty()
                ? null
                : BigDecimal.valueOf(waves.stream()
                        .filter(wave -> says(wave.getValue(), status))
                        .count());
    }

    /** Of a wave its own figure, of another project those of its tasks. */
    private @Nullable BigDecimal hours(String field) {
        List<JsonNode> stated = Stream.concat(
                        waves.stream().map(wave -> wave.getValue().path(field)),
                        others.stream()
                                .flatMap(project ->
                                        project.getValue().path("tasks").valueStream())
                                .map(task -> task.path(field)))
                .filter(JsonNode::isNumber)
                .toList();
        return stated.isEmpty()
                ? null
                : stated.stream().map(JsonNode::decimalValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal over, @Nullable BigDecimal under) {
        return over == null || under == null || under.signum() == 0
                ? null
                : over.divide(under, 4, RoundingMode.HALF_UP);
    }

    /** At least as many as tasks carry, or as the file lists, whichever is more. */
    private @Nullable BigDecimal blockers() {
        return document.path("projects").isObject() || document.path("blockers").isArray()
                ? BigDecimal.valueOf(Math.max(blockersOnTasks().size(), listed()))
                : null;
    }

    private long listed() {
        return document.path("blockers").size();
    }

    Observation<JsonNode> comparedBlockers(Observation<JsonNode> observed) {
        int carried = blockersOnTasks().size();
        return observed instanceof Observation.Stated<JsonNode> stated && listed() < carried
                ? stated.doubted("It lists " + listed() + ", and " + carried + " of its tasks carry a blocker.")
                : observed;
    }

    ArrayNode blockersOnTasks() {
        ArrayNode all = JSON.arrayNode();
        projects()
                .forEach(project -> project.getValue()
                        .path("tasks")
                        .valueStream()
                        .filter(task -> task.path("blocker").isString())
                        .forEach(task -> all.addObject()
                                .put("project", project.getKey())
                                .put("task", task.path("name").asString(""))
                                .put("blocker", task.path("blocker").stringValue())));
        return all;
    }

    /** The mean over the waves that state one; empty when none does. */
    Optional<JsonNode> completion() {
        List<BigDecimal> stated = waves.stream()
                .map(wave -> wave.getValue().path("completion_percent"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .toList();
        return stated.isEmpty()
                ? Optional.empty()
                : Optional.of(JSON.numberNode(plain(stated.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(stated.size()), 1, RoundingMode.HALF_UP))));
    }

    List<String> completionNotes() {
        List<String> silent = Stream.concat(waves.stream(), others.stream())
                .filter(project ->
                        !project.getValue().path("completion_percent").isNumber())
                .map(Map.Entry::getKey)
                .toList();
        List<String> notes = new ArrayList<>();
        notes.add("The mean over " + (waves.size() + others.size() - silent.size()) + " waves.");
        if (!silent.isEmpty()) {
            notes.add("Left out, as they state no completion: " + String.join(", ", silent) + ".");
        }
        return notes;
    }

    /** What the waves sum up to. */
    Map<String, Observation<JsonNode>> summary() {
        Map<String, Observation<JsonNode>> summary = new LinkedHashMap<>();
        counted("waves_completed", waves("completed"), Meaning.PLAIN, summary);
        counted("waves_in_progress", waves("in_progress"), Meaning.PLAIN, summary);
        counted("waves_pending", waves("pending"), Meaning.PLAIN, summary);
        counted("remaining_hours", remaining(), Meaning.unit("h"), summary);
        return summary;
    }

    private @Nullable BigDecimal remaining() {
        List<JsonNode> stated = waves.stream()
                .map(wave -> wave.getValue().path("remaining_hours"))
                .filter(JsonNode::isNumber)
                .toList();
        return stated.isEmpty()
                ? null
                : stated.stream().map(JsonNode::decimalValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void counted(
            String name, @Nullable BigDecimal count, Meaning meaning, Map<String, Observation<JsonNode>> summary) {
        if (count != null) {
            summary.put(
                    name,
                    new Observation.Stated<>(
                            JSON.numberNode(plain(count)), meaning, null, null, List.of("Counted from its waves.")));
        }
    }

    /** Without needless zeros, and without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean says(JsonNode entry, String status) {
        return entry.path("status").asString("").equals(status);
    }
}
