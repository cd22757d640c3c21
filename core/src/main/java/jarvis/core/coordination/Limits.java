package jarvis.core.coordination;

import jarvis.core.agent.Budgets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a run.
 *
 * @param parallel how many attempts run at once
 * @param rework how often a failed checkpoint sends work back before a person is asked
 * @param settle how long a claimed attempt may go on before its checkpoint runs all the same
 * @param budgets what agents may use; null in runs older than that
 */
public record Limits(
        int parallel, int rework, Duration settle, @Nullable Budgets budgets) {
    public static final Limits DEFAULT = new Limits(32, 3, Duration.ofSeconds(10), Budgets.NONE);

    public Limits {
        if (parallel < 1 || rework < 0 || settle.isNegative()) {
            throw new IllegalArgumentException("limits: parallel >= 1, rework >= 0, settle >= 0");
        }
    }

    /** What agents may use. */
    public Budgets spending() {
        return budgets == null ? Budgets.NONE : budgets;
    }
}
