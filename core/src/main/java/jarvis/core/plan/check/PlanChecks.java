package jarvis.core.plan.check;

import jarvis.core.plan.Plan;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.markdown.Section;
import java.util.List;

/** Every check of a whole plan, one after the other. */
public final class PlanChecks {
    private PlanChecks() {}

    public static void check(Plan plan, List<Section> sections, Problems problems, Places places) {
        if (plan.instances().isEmpty()) {
            problems.error(
                    Place.START,
                    "no-instances",
                    "This is not a plan because it names no instance. Add a heading such as \"### Instance 1: Name\""
                            + " for each worker.");
            return;
        }
        Cycles.check(plan, problems, places);
        PhaseOrder.check(plan, problems, places);
        Gaps.check(plan, problems);
        OwnershipOverlap.check(plan.ownership(), problems, places);
        Contradictions.check(sections, problems);
    }
}
