package jarvis.core.coordination;

import jarvis.core.plan.Plan;
import java.util.Set;

/** A plan with the settings that shape its schedule. */
record SimulatedPlan(Plan plan, Set<String> ownChecks, Limits limits) {
    SimulatedPlan {
        ownChecks = Set.copyOf(ownChecks);
    }

    RunDefinition definition() {
        return new RunDefinition(
                "run-1", plan.title(), "PLAN.md", "lock-1", "# plan", "{}", Schedules.of(plan, ownChecks, limits));
    }
}
