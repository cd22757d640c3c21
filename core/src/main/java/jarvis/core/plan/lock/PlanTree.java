package jarvis.core.plan.lock;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Deliverable;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import jarvis.core.plan.Step;
import jarvis.core.plan.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A plan as maps and lists under the names of its JSON; with line numbers for a reader, without them for the lock. */
final class PlanTree {
    private final boolean lines;

    private PlanTree(boolean lines) {
        this.lines = lines;
    }

    static Map<String, Object> withLines(Plan plan) {
        return new PlanTree(true).plan(plan);
    }

    static Map<String, Object> withoutLines(Plan plan) {
        return new PlanTree(false).plan(plan);
    }

    /** A map of names and values in turn, in this order; a value may be null. */
    static Map<String, Object> object(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return nonNull(map);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // JSON has null as a value; Map<String, Object> is what Jackson writes
    private static Map<String, Object> nonNull(Map<String, @Nullable Object> map) {
        return (Map<String, Object>) (Map<?, ?>) map;
    }

    private Map<String, Object> plan(Plan plan) {
        Map<String, Object> tree = object(
                "title", plan.title(),
                "problem", plan.problem(),
                "rootCause", plan.rootCause(),
                "solution", plan.solution(),
                "instances", list(plan.instances(), this::instance),
                "phases", list(plan.phases(), this::phase),
                "checkpoints", list(plan.checkpoints(), this::checkpoint),
                "ownership",
                        list(
                                plan.ownership(),
                                row -> at(
                                        row.line(),
                                        object("path", row.path(), "owner", row.owner(), "purpose", row.purpose()))),
                "risks",
                        list(
                                plan.risks(),
                                risk -> at(
                                        risk.line(),
                                        object(
                                                "risk",
                                                risk.risk(),
                                                "mitigation",
                                                risk.mitigation(),
                                                "owner",
                                                risk.owner()))));
        tree.putAll(end(plan));
        return tree;
    }

    private Map<String, Object> end(Plan plan) {
        return object(
                "successCriteria",
                        list(
                                plan.successCriteria(),
                                one -> at(one.line(), object("instance", one.instance(), "text", one.text()))),
                "finalCommands", plan.finalVerification().commands(),
                "finalSteps", list(plan.finalVerification().steps(), this::step),
                "manualVerification", plan.finalVerification().manual(),
                "rollout",
                        list(
                                plan.rollout(),
                                step -> at(step.line(), object("title", step.title(), "items", step.items()))),
                "sharedState", sharedState(plan.sharedState()),
                "frontMatter", plan.frontMatter());
    }

    private Map<String, Object> instance(Instance instance) {
        return at(
                instance.line(),
                object(
                        "id", instance.id(),
                        "name", instance.name(),
                        "priority", instance.priority(),
                        "location", instance.location(),
                        "tasks", list(instance.tasks(), this::task),
                        "deliverables", list(instance.deliverables(), this::deliverable),
                        "estimate", estimate(instance.estimate()),
                        "dependsOn", instance.dependsOn()));
    }

    private Map<String, Object> task(Task task) {
        return at(task.line(), object("text", task.text(), "details", task.details()));
    }

    private Object deliverable(Deliverable deliverable) {
        return deliverable.text();
    }

    private static @Nullable Map<String, Object> estimate(@Nullable Estimate estimate) {
        return estimate == null
                ? null
                : object(
                        "leastMinutes", estimate.least().toMinutes(),
                        "mostMinutes", estimate.most().toMinutes(),
                        "text", estimate.text());
    }

    private Map<String, Object> phase(Phase phase) {
        List<String> prep = phase.members().stream()
                .filter(member -> member.part() == Part.PREP)
                .map(Member::instance)
                .toList();
        return at(
                phase.line(),
                object(
                        "id", phase.id(),
                        "name", phase.name(),
                        "mode", phase.mode().name().toLowerCase(Locale.ROOT),
                        "instances",
                                phase.members().stream().map(Member::instance).toList(),
                        "prep", prep));
    }

    private Map<String, Object> checkpoint(Checkpoint checkpoint) {
        return at(
                checkpoint.line(),
                object(
                        "id", checkpoint.id(),
                        "name", checkpoint.name(),
                        "validator", checkpoint.validator(),
                        "gates", checkpoint.gates(),
                        "steps", list(checkpoint.steps(), this::step),
                        "commands", checkpoint.commands(),
                        "questions", checkpoint.questions()));
    }

    private Map<String, Object> step(Step step) {
        return at(step.line(), object("kind", step.kind().name().toLowerCase(Locale.ROOT), "text", step.text()));
    }

    private Map<String, Object> sharedState(SharedState state) {
        return object(
                "folder", state.folder(),
                "status", state.status(),
                "integration", state.integration(),
                "blockers",
                        list(
                                state.blockers(),
                                one -> at(one.line(), object("instance", one.instance(), "text", one.text()))));
    }

    private Map<String, Object> at(int line, Map<String, Object> object) {
        if (lines) {
            object.put("line", line);
        }
        return object;
    }

    private static <T> List<Object> list(List<T> values, Function<T, Object> each) {
        return values.stream().map(each).toList();
    }
}
