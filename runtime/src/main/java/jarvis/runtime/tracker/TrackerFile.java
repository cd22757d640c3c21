package jarvis.runtime.tracker;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import jarvis.runtime.source.Interpretation;
import jarvis.runtime.source.Scalars;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code instance-tracker.json}: instances, projects (of which some are waves), metrics, blockers. Its values are shown as it
 * states them; where its own entries say otherwise, the value is doubted and the recount stands beside it.
 */
public final class TrackerFile implements Interpretation {
    private static final String METRICS = "instances.metrics.";
    private static final List<String> INSTANCE = List.of("role", "status", "current_task", "branch", "last_commit");
    private static final List<String> PROJECT = List.of("name", "status", "assigned_to");
    private static final List<String> HOURS = List.of("estimated_hours", "actual_hours", "remaining_hours");

    private static final Map<String, Meaning> STATED = stated();

    private static Map<String, Meaning> stated() {
        Map<String, Meaning> stated = new LinkedHashMap<>();
        stated.put("tasks_completed", Meaning.PLAIN);
        stated.put("tasks_in_progress", Meaning.PLAIN);
        stated.put("tasks_pending", Meaning.PLAIN);
        stated.put("total_estimated_hours", Meaning.unit("h"));
        stated.put("total_actual_hours", Meaning.unit("h"));
        stated.put(
                "efficiency_ratio",
                new Meaning(
                        null,
                        "efficiency-ratio/v1",
                        "Estimated hours over actual hours; above 1 is faster than estimated."));
        stated.put("blockers_count", Meaning.PLAIN);
        stated.put("waves_completed", Meaning.PLAIN);
        stated.put("waves_in_progress", Meaning.PLAIN);
        stated.put("waves_pending", Meaning.PLAIN);
        return stated;
    }

    private static final Meaning COMPLETION = new Meaning(
            "%",
            "overall-completion/v1", "The mean of the completion of the waves that state one, each counting the same.");

    @Override
    public Map<String, Observation<JsonNode>> read(JsonNode document) {
        Map<String, Observation<JsonNode>> values = new LinkedHashMap<>();
        Recount recount = Recount.of(document);
        counted(document, recount, values);
        metrics(document.path("metrics"), recount, values);
        values.put(METRICS + "overall_completion_percent", completion(document, recount));
        blockers(document, recount, values);
        instances(document.path("instances"), values);
        projects(document.path("projects"), recount, values);
        return values;
    }

    private static void counted(JsonNode document, Recount recount, Map<String, Observation<JsonNode>> values) {
        boolean said = document.path("instances").isObject();
        put(values, "total_instances", said, recount.instances(), "/instances");
        put(values, "active_instances", said, recount.active(), "/instances");
    }

    private static void put(
            Map<String, Observation<JsonNode>> values, String name, boolean said, long count, String at) {
        values.put(
                METRICS + name,
                said
                        ? new Observation.Stated<>(
                                Recount.number(count), Meaning.PLAIN, null, null, List.of("Counted at " + at + "."))
                        : Scalars.missing("It says nothing at " + at + ".", Meaning.PLAIN));
    }

    private static void metrics(JsonNode metrics, Recount recount, Map<String, Observation<JsonNode>> values) {
        STATED.forEach((name, meaning) -> {
            Observation<JsonNode> stated = Scalars.number(metrics.get(name), "/metrics/" + name, meaning);
            values.put(METRICS + name, recount.compared(name, stated));
        });
        metrics.properties().stream()
                .filter(other ->
                        !STATED.containsKey(other.getKey()) && other.getValue().isValueNode())
                .forEach(other -> values.put(
                        METRICS + other.getKey(),
                        Scalars.observed(other.getValue(), "/metrics/" + other.getKey(), Meaning.PLAIN)));
    }

    private static Observation<JsonNode> completion(JsonNode document, Recount recount) {
        if (!document.path("projects").isObject()) {
            return Scalars.missing("It says nothing at /projects.", COMPLETION);
        }
        return recount.completion()
                .<Observation<JsonNode>>map(
                        mean -> new Observation.Stated<>(mean, COMPLETION, null, null, recount.completionNotes()))
                .orElseGet(() -> new Observation.Missing<>(
                        new Cause(Reason.UNDEFINED, "No wave states a completion_percent."), COMPLETION));
    }

    private static void blockers(JsonNode document, Recount recount, Map<String, Observation<JsonNode>> values) {
        Observation<JsonNode> listed = Scalars.observed(document.get("blockers"), "/blockers", Meaning.PLAIN);
        values.put("instances.blockers", recount.comparedBlockers(listed));
        if (document.path("projects").isObject()) {
            values.put(
                    "instances.blockers_on_tasks", new Observation.Stated<>(recount.blockersOnTasks(), Meaning.PLAIN));
        }
    }

    private static void instances(JsonNode instances, Map<String, Observation<JsonNode>> values) {
        if (!instances.isObject()) {
            values.put("instances.instances", Scalars.missing("It says nothing at /instances.", Meaning.PLAIN));
        }
        instances
                .properties()
                .forEach(instance -> fields(
                        "instances.instances[" + id(instance.getKey()) + "].",
                        "/instances/" + instance.getKey() + "/",
                        instance.getValue(),
                        INSTANCE,
                        values));
    }

    private static void projects(JsonNode projects, Recount recount, Map<String, Observation<JsonNode>> values) {
        if (!projects.isObject()) {
            values.put("waves.waves", Scalars.missing("It says nothing at /projects.", Meaning.PLAIN));
        }
        projects.properties().forEach(entry -> {
            boolean wave = Recount.isWave(entry);
            String prefix = (wave ? "waves.waves[" : "waves.projects[") + id(entry.getKey()) + "].";
            String at = "/projects/" + entry.getKey() + "/";
            fields(prefix, at, entry.getValue(), PROJECT, values);
            if (wave) {
                hours(prefix, at, entry.getValue(), values);
            }
            values.put(prefix + "tasks", Scalars.observed(entry.getValue().get("tasks"), at + "tasks", Meaning.PLAIN));
        });
        recount.summary().forEach((name, value) -> values.put("waves.metrics." + name, value));
    }

    private static void hours(String prefix, String at, JsonNode wave, Map<String, Observation<JsonNode>> values) {
        values.put(
                prefix + "completion_percent",
                Scalars.number(wave.get("completion_percent"), at + "completion_percent", Meaning.unit("%")));
        HOURS.forEach(name -> values.put(prefix + name, Scalars.number(wave.get(name), at + name, Meaning.unit("h"))));
    }

    private static void fields(
            String prefix, String at, JsonNode object, List<String> names, Map<String, Observation<JsonNode>> values) {
        names.stream()
                .filter(object::has)
                .forEach(name ->
                        values.put(prefix + name, Scalars.observed(object.get(name), at + name, Meaning.PLAIN)));
    }

    /** An id as it can stand in a value's name. */
    private static String id(String key) {
        return key.replaceAll("[\\[\\].\\s]", "-");
    }

    @Override
    public @Nullable Instant asOf(JsonNode document) {
        return Scalars.instant(document.at("/metadata/updated"));
    }

    @Override
    public Map<String, Meaning> expected() {
        Map<String, Meaning> expected = new LinkedHashMap<>();
        expected.put(METRICS + "total_instances", Meaning.PLAIN);
        expected.put(METRICS + "active_instances", Meaning.PLAIN);
        STATED.forEach((name, meaning) -> expected.put(METRICS + name, meaning));
        expected.put(METRICS + "overall_completion_percent", COMPLETION);
        expected.put("instances.blockers", Meaning.PLAIN);
        return expected;
    }
}
