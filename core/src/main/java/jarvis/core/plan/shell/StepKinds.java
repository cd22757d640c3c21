package jarvis.core.plan.shell;

import jarvis.core.plan.StepKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells what a command of a gate does. A list of commands is a check as soon as one of them is: a gate must never lose
 * its verdict because the line that gives it also prepares something.
 */
public final class StepKinds {
    private static final Pattern OPENS = Pattern.compile("^(open|xdg-open|start)\\s+['\"]?[^\\s;&|]+['\"]?\\s*$");
    private static final Set<String> SETUP = Set.of(
            "mkdir", "cd", "export", "source", ".", "set", "pushd", "popd", "nvm", "unset", "alias", "umask", "trap");
    private static final Set<String> CHANGES = Set.of(
            "cp",
            "mv",
            "rm",
            "rmdir",
            "touch",
            "ln",
            "chmod",
            "chown",
            "truncate",
            "patch",
            "dd",
            "rsync",
            "tee",
            "kill",
            "pkill");
    private static final Set<String> SAYS = Set.of("echo", "printf", "cat", ":", "true");
    private static final Set<String> JUDGES =
            Set.of("grep", "egrep", "fgrep", "rg", "test", "[", "[[", "diff", "cmp", "jq", "wc", "exit");
    private static final Pattern IS_THERE = Pattern.compile("^kill\\s+-(0|s\\s*0)\\s.*", Pattern.DOTALL);
    private static final Pattern SETUP_TOOL = Pattern.compile(
            "^(npm|pnpm|yarn|bun)\\s+(i|ci|install|add)\\b.*|^(pip3?|uv"
                    + " pip|uv|poetry|bundle|composer|brew|apt|apt-get|cargo)\\s+(install|sync|fetch)\\b.*|^(go mod"
                    + " download|npx playwright install|python3? -m (venv|pip install))\\b.*|^(docker["
                    + " -]compose|docker)\\s+(up|pull|start|build|down|stop)\\b.*|^\\w+=\\S*$",
            Pattern.DOTALL);
    private static final Pattern CHANGE_TOOL = Pattern.compile(
            "^sed\\s+(-\\w*i\\w*|--in-place)\\b.*|^perl\\s+-\\w*i\\w*\\b.*"
                    + "|^git\\s+(add|commit|push|merge|rebase|reset|checkout|switch|clean|stash|tag|restore|apply|am|rm|mv|cherry-pick|worktree|pull)\\b.*"
                    + "|.*\\s(--fix|--write)\\b.*",
            Pattern.DOTALL);
    private static final Pattern RUNS_TESTS = Pattern.compile(
            "^(npx\\s+)?(npm|pnpm|yarn|bun|pytest|playwright|jest|vitest|mocha|mvn|gradle|make|go|cargo|tox|rspec|phpunit|ctest|node|deno|dotnet|python3?|\\./\\S+)\\b.*",
            Pattern.DOTALL);

    private StepKinds() {}

    /** Whether the command shows something to a person: {@code open http://...}. */
    static boolean opens(String command) {
        return OPENS.matcher(command).matches();
    }

    public static StepKind of(String command) {
        Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
        for (ShellCommand one : ShellCommand.split(command)) {
            StepKind kind = kind(one);
            boolean says = SAYS.contains(one.program()) && SAYS.contains(one.lastProgram());
            if (kind == StepKind.CHECK && !says) {
                return StepKind.CHECK;
            }
            kinds.add(kind);
        }
        return Stream.of(StepKind.CHANGE, StepKind.WAIT, StepKind.SETUP)
                .filter(kinds::contains)
                .findFirst()
                .orElse(StepKind.CHECK);
    }

    /** Whether its exit code can say no: not what only talks, and not what is sent into the background. */
    public static boolean canFail(String command) {
        boolean background = command.stripTrailing().endsWith("&");
        return !background
                && !ShellCommand.split(command).stream()
                        .allMatch(one -> SAYS.contains(one.program()) && SAYS.contains(one.lastProgram()));
    }

    private static StepKind kind(ShellCommand command) {
        String text = command.text();
        if (command.program().equals("sleep") || command.program().equals("wait")) {
            return StepKind.WAIT;
        }
        if (JUDGES.contains(command.lastProgram()) || IS_THERE.matcher(text).matches()) {
            return StepKind.CHECK;
        }
        boolean writes = command.writes() || command.lastProgram().equals("tee");
        if (CHANGES.contains(command.program()) || CHANGE_TOOL.matcher(text).matches()) {
            return StepKind.CHANGE;
        }
        if (SETUP.contains(command.program()) || SETUP_TOOL.matcher(text).matches()) {
            return StepKind.SETUP;
        }
        return writes && !RUNS_TESTS.matcher(text).matches() ? StepKind.CHANGE : StepKind.CHECK;
    }
}
