package jarvis.core.coordination;

import jarvis.core.plan.StepKind;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a checkpoint did.
 *
 * @param exitCode null when it did not run to its end
 * @param millis wall time in milliseconds
 * @param output SHA-256 of its whole output, which is kept on disk; empty when it did not start
 * @param outputBytes length of that output in bytes
 * @param testsExecuted tests that a recognised runner says it executed; null when none was recognised
 * @param note why it is what it is, in words; empty when there is nothing to say
 */
public record StepResult(
        StepKind kind,
        String text,
        @Nullable Integer exitCode,
        long millis,
        String output,
        long outputBytes,
        @Nullable Integer testsExecuted,
        String note) {}
