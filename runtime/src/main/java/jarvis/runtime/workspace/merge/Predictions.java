package jarvis.runtime.workspace.merge;

import static java.util.Objects.requireNonNull;

import jarvis.runtime.workspace.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which branches will contradict each other, before anybody merges them.
 *
 * <p>Only those are merged for it that changed the same path, and only what moved since the last time. Nothing is written
 * into the repository. Needs git 2.39. Thread-safe, one prediction at a time; calls block.
 */
public final class Predictions {
    /** The name of the integration branch among those that conflict. */
    public static final String INTEGRATION = "integration";

    private static final int KEPT = 8192;

    private final Path top;
    private final Map<Pair, List<String>> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, List<String>> eldest) {
            return size() > KEPT;
        }
    };

    /** @param top the repository's folder, or a worktree of it */
    public Predictions(Path top) {
        this.top = top;
    }

    /**
     * A conflict that is to come.
     *
     * @param other an instance, or {@link #INTEGRATION}
     * @param paths where, sorted
     */
    public record Conflict(String one, String other, List<String> paths) {
        public Conflict {
            paths = List.copyOf(paths);
        }
    }

    /** Two commits, in the order of their hashes. */
    private record Pair(String one, String other) {
        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /**
     * The conflicts of each two of them, in the order of their names; none where two fit.
     *
     * @param integration the tip of the integration branch
     * @param tips the tip of each instance's branch; one that shares no commit with the others is left out
     */
    public synchronized List<Conflict> predict(String integration, Map<String, String> tips) {
        Commits.checkName(integration);
        tips.values().forEach(Commits::checkName);
        Set<Pair> unknown = new HashSet<>();
        each(integration, tips, (_, _, pair) -> {
            if (!known.containsKey(pair)) {
                unknown.add(pair);
            }
        });
        Map<Pair, List<String>> found = unknown.isEmpty() ? Map.of() : found(integration, unknown);
        known.putAll(found);
        List<Conflict> conflicts = new ArrayList<>();
        each(integration, tips, (one, other, pair) -> {
            List<String> paths = found.getOrDefault(pair, known.getOrDefault(pair, List.of()));
            if (!paths.isEmpty()) {
                conflicts.add(new Conflict(one, other, paths));
            }
        });
        return conflicts;
    }

    /** What is done with two branches. */
    private interface Each {
        void take(String one, String other, Pair pair);
    }

    private static void each(String integration, Map<String, String> tips, Each each) {
        SortedMap<String, String> sorted = new TreeMap<>(tips);
        sorted.forEach((one, tip) -> {
            each.take(one, INTEGRATION, Pair.of(tip, integration));
            sorted.tailMap(one + "\0").forEach((other, second) -> each.take(one, other, Pair.of(tip, second)));
        });
    }

    /** All of the pairs, most of them without a merge. */
    private Map<Pair, List<String>> found(String integration, Set<Pair> pairs) {
        Set<String> commits = pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet());
        try (Borrowed objects = Borrowed.scratch(top)) {
            Lineage lineage = Lineage.of(objects, integration, commits);
            Map<Pair, List<String>> found = new HashMap<>();
            Map<Pair, String> bases = new LinkedHashMap<>();
            List<Pair> whole = new ArrayList<>();
            for (Pair pair : pairs) {
                found.put(pair, List.of());
                if (lineage.mayDiffer(pair.one(), pair.other())) {
                    String base = lineage.between(pair.one(), pair.other());
                    if (base == null) {
                        whole.add(pair);
                    } else {
                        bases.put(pair, base);
                    }
                }
            }
            found.putAll(mergedSmall(objects, lineage.base(), bases));
            found.putAll(merged(objects, whole, pair -> pair));
            return found;
        }
    }

    /** Merged where they meet, and nowhere else. */
    private static Map<Pair, List<String>> mergedSmall(Borrowed objects, String since, Map<Pair, String> bases) {
        Set<String> commits = new HashSet<>(bases.values());
        bases.keySet().forEach(pair -> commits.addAll(List.of(pair.one(), pair.other())));
        Map<String, ChangedPaths> changed = ChangedPaths.since(objects, since, commits);
        Map<Pair, Encounter> encounters = new LinkedHashMap<>();
        bases.forEach((pair, base) -> {
            Encounter encounter = new Encounter(
                    requireNonNull(changed.get(base)),
                    requireNonNull(changed.get(pair.one())),
                    requireNonNull(changed.get(pair.other())));
            if (!encounter.paths().isEmpty()) {
                encounters.put(pair, encounter);
            }
        });
        Iterator<SmallCommits.Two> small =
                SmallCommits.of(objects, List.copyOf(encounters.values())).iterator();
        Map<Pair, Pair> made = new HashMap<>();
        encounters.keySet().forEach(pair -> {
            SmallCommits.Two two = small.next();
            made.put(pair, new Pair(two.one(), two.other()));
        });
        return merged(objects, List.copyOf(encounters.keySet()), pair -> made.getOrDefault(pair, pair));
    }

    private static Map<Pair, List<String>> merged(Borrowed objects, List<Pair> pairs, UnaryOperator<Pair> as) {
        Map<Pair, List<String>> found = new HashMap<>();
        if (!pairs.isEmpty()) {
            String lines = pairs.stream()
                    .map(as)
                    .map(pair -> pair.one() + " " + pair.other() + "\n")
                    .collect(Collectors.joining());
            byte[] input = lines.getBytes(StandardCharsets.US_ASCII);
            Iterator<String> pieces = Borrowed.pieces(
                            objects.bytes(input, "merge-tree", "-z", "--name-only", "--no-messages", "--stdin"))
                    .iterator();
            pairs.forEach(pair -> found.put(pair, paths(objects, as.apply(pair), pieces)));
        }
        return found;
    }

    /** Whether it is clean, the tree, the paths in conflict, an empty piece. */
    private static List<String> paths(Borrowed objects, Pair pair, Iterator<String> pieces) {
        if (!pieces.hasNext()) {
            throw new WorkspaceException(
                    "git-failed",
                    "git merge-tree ended before its last answer. Try again; if it stays so, update git.");
        }
        boolean clean = pieces.next().equals("1");
        pieces.next();
        List<String> paths = new ArrayList<>();
        for (String path = pieces.next(); !path.isEmpty(); path = pieces.next()) {
            paths.add(Merging.plain(path));
        }
        if (!clean
                && paths.isEmpty()
                && Merging.of(objects, pair.one(), pair.other()) instanceof Merging.Conflicts more) {
            paths.addAll(more.paths());
        }
        return paths.stream()
                .filter(path -> !Ours.holds(path))
                .distinct()
                .sorted()
                .toList();
    }
}
