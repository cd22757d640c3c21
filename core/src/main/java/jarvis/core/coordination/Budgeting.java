package jarvis.core.coordination;

import jarvis.core.agent.Purse;
import java.util.List;

/** How a run's budgets stand. */
public final class Budgeting {
    private Budgeting() {}

    /** Every budget that was set, the run's first. */
    public static List<Purse.Line> lines(RunState s) {
        return s.schedule().limits().spending().bound() ? BudgetRules.purse(s).lines() : List.of();
    }
}
