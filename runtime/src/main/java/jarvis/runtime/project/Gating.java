package jarvis.runtime.project;

import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Schedule;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan with what the settings say of its order: which phase a checkpoint gates, who has a check, how many work at once. */
public record Gating(Plan plan, Settings settings) {
    /** The plan with the phases that the settings say its checkpoints gate. */
    public static Gating of(Plan plan, Settings settings) {
        List<Checkpoint> checkpoints = plan.checkpoints().stream()
                .map(checkpoint -> gated(checkpoint, settings.checkpoint(checkpoint.id())))
                .toList();
        Plan gated = new Plan(
                plan.title(),
                plan.problem(),
                plan.rootCause(),
                plan.solution(),
                plan.instances(),
                plan.phases(),
                checkpoints,
                plan.sharedState(),
                plan.successCriteria(),
                plan.finalVerification(),
                plan.rollout(),
                plan.risks(),
                plan.ownership(),
                plan.frontMatter());
        return new Gating(gated, settings);
    }

    private static Checkpoint gated(Checkpoint plan, Settings.CheckpointSettings settings) {
        String gates = settings.gates();
        return gates == null
                ? plan
                : new Checkpoint(plan.id(), plan.name(), plan.validator(), plan.steps(), gates, plan.line());
    }

    /** What a run of it is staged with. */
    public Schedule schedule() {
        return Schedules.of(plan, checked(), limits());
    }

    /** The same order, small enough to look ahead with. */
    public Schedule ahead() {
        return Schedules.sparse(plan, checked(), limits());
    }

    private Set<String> checked() {
        return plan.instances().stream()
                .map(Instance::id)
                .filter(id -> settings.instance(id).check() != null)
                .collect(Collectors.toSet());
    }

    private Limits limits() {
        return new Limits(
                settings.parallel(),
                settings.rework(),
                Limits.DEFAULT.settle(),
                settings.budgets(plan.instances().stream().map(Instance::id).toList()));
    }
}
