package jarvis.runtime.project;

import jarvis.core.plan.Severity;
import java.util.Comparator;

/**
 * Something wrong or doubtful in what was set for a run, or in how it fits this machine.
 *
 * @param place the file's name, or the option, as the person wrote it
 * @param line from 1; 0 where the place has no lines
 * @param column from 1; 0 where the place has no lines
 * @param message what, why, and what to do now
 */
public record SettingsProblem(Severity severity, String place, int line, int column, String message) {
    static final Comparator<SettingsProblem> BY_PLACE =
            Comparator.comparingInt(SettingsProblem::line).thenComparingInt(SettingsProblem::column);

    /** The problem as people read it: {@code jarvis.yaml:3:1: there is no key ...}. */
    public String sentence() {
        return line == 0 ? place + ": " + message : place + ":" + line + ":" + column + ": " + message;
    }
}
