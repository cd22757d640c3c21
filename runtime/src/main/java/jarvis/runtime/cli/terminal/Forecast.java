package jarvis.runtime.cli.terminal;

import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long the plan's own estimates say it takes: phases one after another, their members side by side or in turn. Preps
 * cost nothing of it.
 *
 * @param unestimated how many members of phases have no estimate and count as nothing
 */
record Forecast(Duration least, Duration most, int unestimated) {
    static Forecast of(Plan plan) {
        Forecast sum = new Forecast(Duration.ZERO, Duration.ZERO, 0);
        for (Phase phase : plan.phases()) {
            sum = sum.then(of(plan, phase));
        }
        return sum;
    }

    private static Forecast of(Plan plan, Phase phase) {
        List<Optional<Estimate>> estimates = phase.members().stream()
                .filter(member -> member.part() == Part.FULL)
                .map(member -> plan.instance(member.instance()).map(Instance::estimate))
                .toList();
        Forecast sum = new Forecast(Duration.ZERO, Duration.ZERO, 0);
        for (Optional<Estimate> estimate : estimates) {
            Forecast one = estimate.map(e -> new Forecast(e.least(), e.most(), 0))
                    .orElse(new Forecast(Duration.ZERO, Duration.ZERO, 1));
            sum = phase.mode() == Mode.SEQUENTIAL ? sum.then(one) : sum.beside(one);
        }
        return sum;
    }

    private Forecast then(Forecast next) {
        return new Forecast(least.plus(next.least), most.plus(next.most), unestimated + next.unestimated);
    }

    private Forecast beside(Forecast other) {
        return new Forecast(longer(least, other.least), longer(most, other.most), unestimated + other.unestimated);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Such as {@code 4h to 7h by the plan's estimates, 2 members without one}. */
    String sentence() {
        if (most.isZero()) {
            return "no forecast: the plan gives no estimates";
        }
        String span = least.equals(most) ? Durations.of(most) : Durations.of(least) + " to " + Durations.of(most);
        return span + " by the plan's estimates" + (unestimated == 0 ? "" : ", " + unestimated + " without one");
    }
}
