package jarvis.core.agent;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agents of a run may use, and by which prices that is reckoned.
 *
 * @param run of all of them together
 * @param askAt at how many percent of any of these a person is asked, before it is used up
 * @param instances of each one over all its attempts
 * @param attempts of each one's attempts, which its agent or Jarvis ends there
 */
public record Budgets(
        Budget run, int askAt, Map<String, Budget> instances, Map<String, Budget> attempts, Prices prices) {
    public static final int ASK_AT = 80;
    public static final Budgets NONE = new Budgets(Budget.NONE, ASK_AT, Map.of(), Map.of(), Prices.NONE);

    private static final int ALL = 100;

    public Budgets {
        instances = Map.copyOf(instances);
        attempts = Map.copyOf(attempts);
        if (askAt < 1 || askAt > ALL) {
            throw new IllegalArgumentException("ask at 1 to 100 %, not " + askAt);
        }
    }

    /** Whether anything is bounded at all. */
    public boolean bound() {
        return !run.isNothing() || instances.values().stream().anyMatch(budget -> !budget.isNothing());
    }

    /** What the run may use of something; null where nobody says. */
    public @Nullable BigDecimal ofRun(Measure measure) {
        return measure.in(run);
    }

    /** What an instance may use of something; null where nobody says. */
    public @Nullable BigDecimal ofInstance(String instance, Measure measure) {
        return measure.in(instances.getOrDefault(instance, Budget.NONE));
    }

    /** What one attempt of an instance may use of something; null where nobody says. */
    public @Nullable BigDecimal ofAttempt(String instance, Measure measure) {
        return measure.in(attempts.getOrDefault(instance, Budget.NONE));
    }

    /** The part of a limit at which a person is asked. */
    public BigDecimal askedAt(BigDecimal limit) {
        return limit.multiply(BigDecimal.valueOf(askAt)).movePointLeft(2);
    }
}
