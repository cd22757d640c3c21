package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a run took so far, beside what its plan said. Work is the time that attempts were running, by the journal: neither waiting nor
 * blocked, and every attempt counts.
 *
 * @param wall from the launch to now or to the end, without what the run was stopped; null before the launch
 */
public record Timesheet(Duration work, @Nullable Duration wall, List<Line> lines) {
    public Timesheet {
        lines = List.copyOf(lines);
    }

    /**
     * One assignment.
     *
     * @param least its share of what the plan says; null where the plan says nothing, and for a preparation beside its own work
     * @param worked null where it never began
     */
    public record Line(
            AssignmentId assignment,
            @Nullable Duration least,
            @Nullable Duration most,
            @Nullable Duration worked) {

        /** Whether it took longer than the plan allows. */
        public boolean over() {
            return worked != null && most != null && worked.compareTo(most) > 0;
        }
    }

    public static Timesheet of(Plan plan, RunState state, Instant now) {
        Estimated estimated = new Estimated(plan, state.schedule());
        List<Line> lines = new ArrayList<>();
        for (PhaseSpec phase : state.schedule().phases()) {
            state.assignmentsIn(phase).forEach(a -> lines.add(line(estimated, a, now)));
        }
        Duration work = state.assignments().values().stream()
                .map(a -> a.worked(until(state, now)))
                .reduce(Duration.ZERO, Duration::plus);
        return new Timesheet(work, state.wall(now).orElse(null), lines);
    }

    private static Line line(Estimated estimated, AssignmentState a, Instant now) {
        Optional<Estimate> share = estimated.share(a.spec());
        return new Line(
                a.id(),
                share.map(Estimate::least).orElse(null),
                share.map(Estimate::most).orElse(null),
                a.attempt() == 0 ? null : a.worked(now));
    }

    /** A run that is over works no more. */
    private static Instant until(RunState state, Instant now) {
        return state.status().over() ? state.since() : now;
    }

    /** How much was worked in each hour that went by: above 1 where several worked side by side; empty before any time went by. */
    public OptionalDouble efficiency() {
        return wall == null || wall.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) work.toMillis() / wall.toMillis());
    }
}
