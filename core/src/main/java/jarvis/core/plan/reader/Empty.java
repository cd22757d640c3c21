package jarvis.core.plan.reader;

import jarvis.core.plan.Plan;
import java.util.List;

/** The plan in which nothing was found. */
final class Empty {
    static final Plan PLAN = Plan.of("", List.of(), List.of(), List.of(), List.of());

    private Empty() {}
}
