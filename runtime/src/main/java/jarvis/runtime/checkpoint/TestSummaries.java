package jarvis.runtime.checkpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the tests that known runners say they executed, from the lines of one step's output. Each line is taken by the first
 * rule that fits all of it; docs/test-summaries.md lists the same rules. Not thread-safe.
 */
final class TestSummaries {
    /** One row of the table. Of one runner's views, which count the same tests, the largest sum counts. */
    private record Rule(String runner, String view, Pattern pattern, Counting counting) {}

    /** How many tests a line stands for. */
    private interface Counting {
        int count(Matcher line);
    }

    /** The view of a runner that broke before its first test: it did not find zero tests, it failed. */
    private static final String BROKEN = "broken";

    private static final Counting ZERO = line -> 0;
    private static final Counting ONE = line -> 1;
    private static final Counting FIRST = line -> number(line, 1);
    private static final Counting FIRST_LESS_SECOND = line -> number(line, 1) - number(line, 2);
    private static final Counting ALL_GROUPS = line -> {
        int sum = 0;
        for (int group = 1; group <= line.groupCount(); group++) {
            sum += number(line, group);
        }
        return sum;
    };

    private static final Pattern EXECUTED = Pattern.compile("(\\d+) (?:passed|failed|errors?|xfailed|xpassed)\\b");
    private static final Counting EXECUTED_PARTS = line -> EXECUTED.matcher(line.group())
            .results()
            .mapToInt(part -> Integer.parseInt(part.group(1)))
            .sum();

    private static final List<Rule> RULES = List.of(
            rule(
                    "maven",
                    "total",
                    "(?:\\[\\w+\\]\\s+)?Tests run:\\s*(\\d+), +Failures: *\\d+, +Errors: *\\d+, +Skipped: *(\\d+)\\s*",
                    FIRST_LESS_SECOND),
            rule(
                    "maven",
                    "class",
                    "(?:\\[\\w+\\]\\s+)?Tests run:\\s*(\\d+), +Failures: *\\d+, +Errors: *\\d+, +Skipped: *(\\d+),? +Time elapsed.*",
                    FIRST_LESS_SECOND),
            rule("junit", "found", "OK \\((\\d+) tests?\\)", FIRST),
            rule("junit", "console", "\\[\\s*(\\d+) tests (?:successful|failed)\\s*\\]", FIRST),
            rule(
                    "pytest",
                    "summary",
                    "=*\\s*(?:\\d+ (?:passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?|rerun|subtests passed)(?:, )?)+ in [\\d.]+s\\b.*",
                    EXECUTED_PARTS),
            rule("pytest", "summary", "=*\\s*no tests (?:ran|collected).* in [\\d.]+s\\b.*", ZERO),
            rule("pytest", "collected", "collected 0 items.*", ZERO),
            rule("unittest", "ran", "Ran (\\d+) tests? in [\\d.]+s", FIRST),
            rule("unittest", "ran", "(?:OK|FAILED) \\((?:.*, )?skipped=(\\d+).*\\)", line -> -number(line, 1)),
            rule("jest", "tests", "Tests:\\s+(?:\\d+ \\w+, )*\\d+ total\\s*", EXECUTED_PARTS),
            rule("vitest", "tests", "\\s*Tests\\s+\\d+ \\w+(?: \\| \\d+ \\w+)* \\(\\d+\\)\\s*", EXECUTED_PARTS),
            rule("vitest", "tests", "\\s*Tests\\s+no tests\\s*", ZERO),
            rule("tap", "summary", "(?:#|ℹ) (?:pass|fail) +(\\d+)\\s*", FIRST),
            rule("tap", "summary", "(?:#|ℹ) tests +0\\s*", ZERO),
            rule("tap", "lines", "(?:not )?ok \\d+\\b(?!.*# ?(?i:skip)).*", ONE),
            rule("tap", "lines", "(?:not )?ok \\d+\\b.*", ZERO),
            rule("tap", "lines", "1\\.\\.0\\b.*", ZERO),
            rule("go", "packages", "ok\\s+\\S+\\s+(?:\\(cached\\)|[\\d.]+s).*\\[no tests to run\\].*", ZERO),
            rule("go", "packages", "\\?\\s+\\S+\\s+\\[no test files\\]", ZERO),
            rule("go", BROKEN, "FAIL\\s+\\S+\\s+\\[(?:build|setup) failed\\]", ZERO),
            rule("go", "packages", "(?:ok|FAIL)\\s+\\S+\\s+(?:\\(cached\\)|[\\d.]+s).*", ONE),
            rule("go", "tests", "--- (?:PASS|FAIL): \\S+ \\([\\d.]+s\\)", ONE),
            rule(
                    "cargo",
                    "result",
                    "test result: \\w+\\. (\\d+) passed; (\\d+) failed; \\d+ ignored; (\\d+) measured;.*",
                    ALL_GROUPS),
            rule("cargo", "result", "running 0 tests", ZERO),
            rule("mocha", "passing", "\\s*(\\d+) (?:passing|failing)(?: \\([\\w. ]+\\))?", FIRST),
            rule("rspec", "examples", "(\\d+) examples?, \\d+ failures?(?:, (\\d+) pending)?.*", FIRST_LESS_SECOND),
            rule(
                    "other",
                    "both",
                    "\\W*(?:Tests?:?\\s+)?(\\d+) (?:tests? )?passed\\W+(?:and )?(\\d+) (?:tests? )?failed\\b.*",
                    ALL_GROUPS),
            rule(
                    "other",
                    "both",
                    "\\W*(?:Tests?:?\\s+)?(\\d+) (?:tests? )?failed\\W+(?:and )?(\\d+) (?:tests? )?passed\\b.*",
                    ALL_GROUPS),
            rule("other", "single", "\\W*(\\d+) passed(?: \\([\\w. ]+\\))?\\W*", FIRST),
            rule(
                    "other",
                    "single",
                    "\\W*(\\d+) tests? (?:passed|run|ran|executed|completed|collected|found)(?:[\\W].*)?",
                    FIRST),
            rule("other", "none", "\\W*0 tests?(?:[,.;:!].*|\\W*)", ZERO),
            rule("other", "none", "(?i)\\W*running 0 tests?\\b.*", ZERO),
            rule(
                    "other",
                    "none",
                    "(?i)\\W*(?:(?:error|info|warning|warn)\\W+)?no tests?(?: files?| suites?)? (?:were |was )?(?:ran|run|found|executed|collected|to run)\\b.*",
                    ZERO));

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    private static Rule rule(String runner, String view, String pattern, Counting counting) {
        return new Rule(runner, view, Pattern.compile(pattern), counting);
    }

    private static int number(Matcher line, int group) {
        String digits = line.group(group);
        return digits == null || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    /** @param line without colours and line end */
    void line(String line) {
        if (!promising(line)) {
            return;
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(line);
            if (matcher.matches()) {
                counts.computeIfAbsent(rule.runner(), runner -> new HashMap<>())
                        .merge(rule.view(), rule.counting().count(matcher), Integer::sum);
                return;
            }
        }
    }

    /** Most lines of a large output are dismissed before any rule is tried. */
    private static boolean promising(String line) {
        return line.chars().anyMatch(c -> c >= '0' && c <= '9')
                || line.toLowerCase(Locale.ROOT).contains("no test")
                || line.endsWith("failed]")
                || line.endsWith("(cached)");
    }

    /** Empty when no runner was recognised. */
    OptionalInt executed() {
        int sum = 0;
        boolean broken = false;
        for (Map<String, Integer> views : counts.values()) {
            sum += views.values().stream().mapToInt(count -> count).max().orElse(0);
            broken |= views.containsKey(BROKEN);
        }
        return counts.isEmpty() || (broken && sum == 0) ? OptionalInt.empty() : OptionalInt.of(Math.max(sum, 0));
    }
}
