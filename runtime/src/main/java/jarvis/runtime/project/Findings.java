package jarvis.runtime.project;

import jarvis.core.plan.Severity;
import java.util.List;

/**
 * Where the problems of one file are collected.
 *
 * @param place the file's name
 * @param linesBefore how many lines of the file stand before the text that is read
 * @param shared whether the text belongs to other tools too, so that a key that is none of ours is theirs
 * @param found every problem so far, of all files
 */
public record Findings(String place, int linesBefore, boolean shared, List<SettingsProblem> found) {
    public void error(Yaml.Place at, String message) {
        add(Severity.ERROR, at, message);
    }

    void warning(Yaml.Place at, String message) {
        add(Severity.WARNING, at, message);
    }

    private void add(Severity severity, Yaml.Place at, String message) {
        found.add(new SettingsProblem(severity, place, at.line() + linesBefore, at.column(), message));
    }
}
