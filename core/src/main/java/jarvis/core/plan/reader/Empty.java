package jarvis.core.plan.reader;

import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import java.util.List;

/** The plan in which nothing was found. */
final class Empty {
    static final Plan PLAN = new Plan(
            "",
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            SharedState.NONE,
            List.of(),
            FinalVerification.NONE,
            List.of(),
            List.of(),
            List.of(),
            null);

    private Empty() {}
}
