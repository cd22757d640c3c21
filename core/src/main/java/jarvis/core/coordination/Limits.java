package jarvis.core.coordination;

import java.time.Duration;

/**
 * The bounds of a run.
 *
 * @param parallel how many attempts run at once
 * @param rework how often a failed checkpoint sends work back before a person is asked
 * @param settle how long a claimed attempt may go on before its checkpoint runs all the same
 */
public record Limits(int parallel, int rework, Duration settle) {
    public static final Limits DEFAULT = new Limits(32, 3, Duration.ofSeconds(10));

    public Limits {
        if (parallel < 1 || rework < 0 || settle.isNegative()) {
            throw new IllegalArgumentException("limits: parallel >= 1, rework >= 0, settle >= 0");
        }
    }
}
