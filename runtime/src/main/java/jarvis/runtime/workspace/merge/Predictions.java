package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
        CommitName.check(integration);
        tips.values().forEach(CommitName::check);
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
            commits.removeIf(commit -> !lineage.knows(commit));
            Map<String, ChangedPaths> changed = ChangedPaths.since(objects, lineage.base(), commits);
            Map<Pair, List<String>> found = new LinkedHashMap<>();
            pairs.forEach(pair -> found.put(pair, List.of()));
            merge(
                    objects,
                    pairs.stream()
                            .filter(pair -> mayConflict(pair, lineage, changed))
                            .toList(),
                    found);
            return found;
        }
    }

    private static boolean mayConflict(Pair pair, Lineage lineage, Map<String, ChangedPaths> changed) {
        ChangedPaths one = changed.get(pair.one());
        ChangedPaths other = changed.get(pair.other());
        return one != null
                && other != null
                && !lineage.isLine(pair.one(), pair.other())
                && (!lineage.isApart(pair.one(), pair.other()) || one.meets(other));
    }

    private static void merge(Borrowed objects, List<Pair> pairs, Map<Pair, List<String>> found) {
        if (pairs.isEmpty()) {
            return;
        }
        String lines = pairs.stream()
                .map(pair -> pair.one() + " " + pair.other() + "\n")
                .collect(Collectors.joining());
        byte[] output = objects.bytes(
                lines.getBytes(StandardCharsets.US_ASCII),
                "merge-tree",
                "-z",
                "--name-only",
                "--no-messages",
                "--stdin");
        Iterator<String> pieces = Borrowed.pieces(output).iterator();
        for (Pair pair : pairs) {
            found.put(pair, paths(objects, pair, pieces));
        }
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
            paths.add(path);
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
