package jarvis.core.coordination;

import jarvis.core.agent.Budgets;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan drawn in a few words; {@code "a?"} is a member that is prep only, and a step that ends in ? is asked. */
final class PlanSketch {
    private final Map<String, List<String>> waits = new LinkedHashMap<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private Set<String> own = Set.of();
    private Limits limits = new Limits(32, 1, Duration.ZERO, null);
    private FinalVerification last = FinalVerification.NONE;

    PlanSketch parallel(String id, String... members) {
        return phase(id, Mode.PARALLEL, members);
    }

    PlanSketch sequential(String id, String... members) {
        return phase(id, Mode.SEQUENTIAL, members);
    }

    PlanSketch phase(String id, Mode mode, String... members) {
        List<Member> found = new ArrayList<>();
        for (String member : members) {
            boolean prep = member.endsWith("?");
            String name = prep ? member.substring(0, member.length() - 1) : member;
            waits.putIfAbsent(name, List.of());
            found.add(new Member(name, prep ? Part.PREP : Part.FULL));
        }
        phases.add(new Phase(id, id, mode, found, 1));
        return this;
    }

    PlanSketch gate(String id, @Nullable String phase, String... steps) {
        checkpoints.add(new Checkpoint(id, id, null, steps(steps), phase, 1));
        return this;
    }

    PlanSketch waits(String instance, String... others) {
        waits.put(instance, List.of(others));
        return this;
    }

    PlanSketch ownCheck(String... instances) {
        own = Set.of(instances);
        return this;
    }

    PlanSketch finalSteps(String... steps) {
        last = new FinalVerification(steps(steps), last.manual(), 1);
        return this;
    }

    PlanSketch finalQuestions(String... questions) {
        last = new FinalVerification(last.steps(), List.of(questions), 1);
        return this;
    }

    PlanSketch limits(int parallel, int rework, int settleSeconds) {
        limits = new Limits(parallel, rework, Duration.ofSeconds(settleSeconds), limits.budgets());
        return this;
    }

    PlanSketch budgets(Budgets budgets) {
        limits = new Limits(limits.parallel(), limits.rework(), limits.settle(), budgets);
        return this;
    }

    Schedule schedule() {
        List<Instance> instances = new ArrayList<>();
        waits.forEach(
                (id, others) -> instances.add(new Instance(id, id, null, null, List.of(), List.of(), null, others, 1)));
        Plan plan = new Plan(
                "Plan",
                null,
                null,
                null,
                instances,
                phases,
                checkpoints,
                SharedState.NONE,
                List.of(),
                last,
                List.of(),
                List.of(),
                List.of(),
                null);
        return Schedules.of(plan, own, limits);
    }

    RunDefinition definition() {
        return new RunDefinition("run-1", "Plan", "PLAN.md", "lock-1", "# plan", "{}", schedule());
    }

    /** The story of this plan's run, before its first event. */
    Story story() {
        return new Story(definition());
    }

    /** The story of its run, from the moment it was launched. */
    Story launched() {
        return story().staged().given(new Command.LaunchRun("ann", "lock-1"));
    }

    private static List<Step> steps(String... steps) {
        List<Step> found = new ArrayList<>();
        for (String step : steps) {
            found.add(new Step(step.endsWith("?") ? StepKind.ASK : StepKind.CHECK, step, 1));
        }
        return found;
    }
}
