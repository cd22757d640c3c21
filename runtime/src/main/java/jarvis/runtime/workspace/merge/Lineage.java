package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.Git;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How some commits descend from one that all of them hold.
 *
 * @param base that one
 * @param beyond each commit to all that it holds and the base does not, itself among them
 */
record Lineage(String base, Map<String, Set<String>> beyond) {
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
        return new Lineage(base, beyond);
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

    boolean knows(String commit) {
        return beyond.containsKey(commit);
    }

    /** Whether one of them holds the other, so that their merge is the newer one. */
    boolean isLine(String one, String other) {
        return one.equals(base)
                || other.equals(base)
                || beyond(one).contains(other)
                || beyond(other).contains(one);
    }

    /** Whether they have nothing in common beyond the base. */
    boolean isApart(String one, String other) {
        return Collections.disjoint(beyond(one), beyond(other));
    }

    private Set<String> beyond(String commit) {
        return beyond.getOrDefault(commit, Set.of());
    }
}
