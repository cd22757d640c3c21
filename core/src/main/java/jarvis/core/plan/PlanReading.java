package jarvis.core.plan;

import java.util.List;

/** What came out of reading one document: the plan as far as it was understood, and every problem at once, in line order. */
public record PlanReading(Plan plan, List<Problem> problems) {
    public PlanReading {
        problems = List.copyOf(problems);
    }

    /** Whether the plan may be staged. */
    public boolean ok() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
