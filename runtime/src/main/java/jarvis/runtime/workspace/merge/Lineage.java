package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.Git;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How some commits descend from one that all of them hold.
 *
 * @param base that one
 * @param parents of each commit beyond that one
 * @param beyond each commit to all that it holds and the base does not, itself among them
 */
record Lineage(String base, Map<String, List<String>> parents, Map<String, Set<String>> beyond) {
    /** Without those that have nothing in common with the first. */
    static Lineage of(Borrowed objects, String first, Collection<String> others) {
        Set<String> related = new HashSet<>(others);
        String base = base(objects, first, related);
        if (base.isEmpty()) {
            related.removeIf(other -> base(objects, first, Set.of(other)).isEmpty());
            base = base(objects, first, related);
        }
        related.add(first);
        Map<String, List<String>> parents = parents(objects, base, related);
        Map<String, Set<String>> beyond = new HashMap<>();
        related.forEach(commit -> beyond.put(commit, reached(commit, parents)));
        return new Lineage(base, parents, beyond);
    }

    /** The best that all hold; the first where several are as good. Empty where none is. */
    private static String base(Borrowed objects, String first, Set<String> others) {
        List<String> words = new ArrayList<>(List.of("merge-base", "--octopus", "--all", first));
        words.addAll(others);
        String[] command = words.toArray(String[]::new);
        Git.Output output = objects.ask(new byte[0], command);
        if (output.exit() > 1) {
            throw objects.failed(output, command);
        }
        return new String(output.bytes(), StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse("");
    }

    private static Map<String, List<String>> parents(Borrowed objects, String base, Set<String> commits) {
        byte[] input = (String.join("\n", commits) + "\n^" + base + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] output = objects.bytes(input, "rev-list", "--parents", "--stdin");
        Map<String, List<String>> parents = new HashMap<>();
        new String(output, StandardCharsets.US_ASCII).lines().forEach(line -> {
            List<String> words = List.of(line.split(" "));
            parents.put(words.getFirst(), words.subList(1, words.size()));
        });
        return parents;
    }

    private static Set<String> reached(String commit, Map<String, List<String>> parents) {
        Set<String> reached = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(commit));
        while (!left.isEmpty()) {
            String next = left.remove();
            if (parents.containsKey(next) && reached.add(next)) {
                left.addAll(parents.getOrDefault(next, List.of()));
            }
        }
        return reached;
    }

    /** Whether they can contradict each other: both are known, and none holds the other. */
    boolean mayDiffer(String one, String other) {
        boolean line = one.equals(base)
                || other.equals(base)
                || beyond(one).contains(other)
                || beyond(other).contains(one);
        return beyond.containsKey(one) && beyond.containsKey(other) && !line;
    }

    /** The one best commit that both hold; nothing where several are as good. */
    @Nullable
    String between(String one, String other) {
        Set<String> common = new HashSet<>(beyond(one));
        common.retainAll(beyond(other));
        if (common.isEmpty()) {
            return base;
        }
        Set<String> best = new HashSet<>(common);
        common.forEach(commit -> best.removeAll(parents.getOrDefault(commit, List.of())));
        String only = best.size() == 1 ? best.iterator().next() : null;
        return only != null && holdsBase(only) ? only : null;
    }

    private boolean holdsBase(String commit) {
        return beyond(commit).stream()
                .anyMatch(each -> parents.getOrDefault(each, List.of()).contains(base));
    }

    private Set<String> beyond(String commit) {
        Set<String> known = beyond.get(commit);
        return known == null ? reached(commit, parents) : known;
    }
}
