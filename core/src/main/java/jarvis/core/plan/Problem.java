package jarvis.core.plan;

/**
 * Something wrong or doubtful in a plan.
 *
 * @param line from 1
 * @param column from 1
 * @param code a stable word for tools, such as {@code unknown-instance}
 * @param message what, why, and what to do now
 */
public record Problem(Severity severity, int line, int column, String code, String message) {
    public Problem {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("a problem stands at a line and a column from 1: " + message);
        }
    }
}
