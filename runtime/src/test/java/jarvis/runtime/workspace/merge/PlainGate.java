package jarvis.runtime.workspace.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decision once more, from lists of what is in three trees and with regular expressions. It decides for one.
 *
 * @param trees path to {@code mode hash}: the common ancestor, the integration branch, the instance's branch
 * @param rows {@code owner: pattern}
 * @param permitted {@code path hash}
 */
record PlainGate(Trees trees, List<String> rows, boolean anyone, Map<String, String> first, Set<String> permitted) {
    record Trees(Map<String, String> base, Map<String, String> before, Map<String, String> tip) {}

    /** @param refused path to whether a person may grant it */
    record Answer(
            Set<String> conflicts,
            SortedMap<String, String> merged,
            SortedMap<String, Boolean> refused,
            Set<String> firstWrites) {}

    Answer answer() {
        Answer answer = new Answer(new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        Set<String> all = new TreeSet<>(trees.base().keySet());
        all.addAll(trees.before().keySet());
        all.addAll(trees.tip().keySet());
        for (String path : all) {
            merge(path, answer);
        }
        for (String path : all) {
            if (!same(trees.before().get(path), answer.merged().get(path))) {
                judge(path, answer);
            }
        }
        return answer;
    }

    /** What is said of the instance's own changes, where they contradict others'. */
    Answer onItsOwn() {
        Trees own = new Trees(trees.base(), trees.base(), trees.tip());
        return new PlainGate(own, rows, anyone, first, permitted).answer();
    }

    private void merge(String path, Answer answer) {
        String base = trees.base().get(path);
        String before = trees.before().get(path);
        String tip = path.contains(".coordination/") || same(trees.tip().get(path), base)
                ? before
                : trees.tip().get(path);
        String result = same(before, base) ? tip : before;
        if (!same(before, base) && !same(tip, before)) {
            result = base == null || before == null || tip == null ? null : both(base, before, tip);
            if (result == null) {
                answer.conflicts().add(path);
            }
        }
        if (result != null) {
            answer.merged().put(path, result);
        }
    }

    /** Mode and content each by itself; nothing where they contradict each other. */
    private static @Nullable String both(String base, String before, String tip) {
        String[] old = base.split(" ");
        String[] one = before.split(" ");
        String[] two = tip.split(" ");
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < 2; at++) {
            if (!one[at].equals(old[at]) && !two[at].equals(old[at]) && !one[at].equals(two[at])) {
                return null;
            }
            result.append(at == 0 ? "" : " ").append(one[at].equals(old[at]) ? two[at] : one[at]);
        }
        return result.toString();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }

    private void judge(String path, Answer answer) {
        String before = trees.before().get(path);
        String after = answer.merged().get(path);
        if (after != null && ((before == null && collides(path, answer)) || leaves(after))) {
            answer.refused().put(path, false);
            return;
        }
        boolean nested = (before + " " + after).contains("160000");
        String verdict = verdict(path, nested);
        String content = after == null ? "gone" : after.split(" ")[1];
        if (verdict.equals("ask") && !permitted.contains(path + " " + content)) {
            answer.refused().put(path, true);
        } else if (verdict.equals("first")) {
            answer.firstWrites().add(path);
        }
    }

    private boolean collides(String path, Answer answer) {
        Set<String> old = prefixes(trees.before().keySet());
        Set<String> now = prefixes(answer.merged().keySet());
        return prefixes(Set.of(path)).stream()
                .filter(each -> !old.contains(each))
                .anyMatch(each -> now.stream()
                        .anyMatch(other -> !other.equals(each)
                                && other.toLowerCase(Locale.ROOT).equals(each.toLowerCase(Locale.ROOT))));
    }

    private static Set<String> prefixes(Set<String> paths) {
        Set<String> prefixes = new TreeSet<>(paths);
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                prefixes.add(path.substring(0, slash));
            }
        }
        return prefixes;
    }

    /** The links of the test lead either to what is beside them, or far up. */
    private static boolean leaves(String after) {
        return after.startsWith("120000") && after.endsWith(GateOracleTest.FAR_UP);
    }

    private String verdict(String path, boolean nested) {
        List<String> matching = rows.stream()
                .filter(row -> path.matches(expression(pattern(row))))
                .toList();
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean readByGit = name.startsWith(".git") && !name.equals(".gitkeep");
        if (matching.isEmpty()) {
            boolean mine = first.getOrDefault(path, "one").equals("one");
            return !anyone || !mine || readByGit || nested ? "ask" : first.containsKey(path) ? "again" : "first";
        }
        Comparator<String> rank = Comparator.comparing(PlainGate::rank);
        String highest = matching.stream().max(rank).orElseThrow();
        boolean may = matching.stream().noneMatch(row -> row.startsWith("nobody"))
                && matching.stream().anyMatch(row -> rank.compare(row, highest) == 0 && mine(row));
        boolean named = matching.stream().anyMatch(row -> mine(row) && ("/" + pattern(row)).endsWith("/" + name));
        return may && (named || !readByGit) ? "yes" : "ask";
    }

    private static boolean mine(String row) {
        return row.startsWith("one:") || row.startsWith("all:");
    }

    private static String pattern(String row) {
        return row.substring(row.indexOf(": ") + 2);
    }

    /** Sorts as the ranks do: letters, then fewer wildcards over folders, then fewer others. */
    private static String rank(String row) {
        String pattern = pattern(row);
        long letters =
                pattern.chars().filter(letter -> letter != '*' && letter != '/').count();
        int across = pattern.split("\\*\\*", -1).length - 1;
        long others = pattern.chars().filter(letter -> letter == '*').count() - 2L * across;
        return "%03d %03d %03d".formatted(letters, 100 - across, 100 - others);
    }

    private static String expression(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String name : pattern.split("/")) {
            parts.add(name.equals("**") ? "**" : name.replace(".", "\\.").replace("*", "[^/]*"));
        }
        String text = String.join("/", parts)
                .replace("**/", "(?:.*/)?")
                .replaceAll("/\\*\\*$", "/.+")
                .replaceAll("^\\*\\*$", ".+");
        return pattern.substring(pattern.lastIndexOf('/') + 1).contains("*") ? text : text + "(?:/.*)?";
    }

    /** What {@code git ls-tree -r -z} prints. */
    static Map<String, String> listed(String output) {
        Map<String, String> entries = new HashMap<>();
        for (String line : output.split("\0")) {
            if (!line.isEmpty()) {
                String[] words = line.substring(0, line.indexOf('\t')).split(" ");
                entries.put(line.substring(line.indexOf('\t') + 1), words[0] + " " + words[2]);
            }
        }
        return entries;
    }
}
