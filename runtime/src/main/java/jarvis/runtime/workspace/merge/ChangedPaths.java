package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.pattern.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one commit has other than another: the paths, with what was and is there; both ends of a rename.
 *
 * <p>Without what is never merged: folders of Jarvis's own, and paths that are not normal ones.
 */
final class ChangedPaths {
    private record Step(Entry before, Entry now) {}

    private final Map<String, Step> steps = new HashMap<>();

    /** For each of the commits what it changed since the base, by one git. */
    static Map<String, ChangedPaths> since(Borrowed objects, String base, Collection<String> commits) {
        Map<String, ChangedPaths> changed =
                commits.stream().collect(Collectors.toMap(commit -> commit, _ -> new ChangedPaths()));
        String pairs =
                commits.stream().map(commit -> commit + " " + base + "\n").collect(Collectors.joining());
        byte[] output = objects.bytes(
                pairs.getBytes(StandardCharsets.US_ASCII),
                "diff-tree",
                "--stdin",
                "-r",
                "-z",
                "--raw",
                "--no-abbrev",
                "--no-renames",
                "--ignore-submodules=none");
        ChangedPaths current = new ChangedPaths();
        Iterator<String> pieces = Borrowed.pieces(output).iterator();
        while (pieces.hasNext()) {
            String piece = pieces.next();
            if (piece.startsWith(":")) {
                current.add(pieces.next(), piece.substring(1).split(" "));
            } else {
                current = changed.getOrDefault(piece, current);
            }
        }
        return changed;
    }

    private void add(String path, String[] words) {
        if (!Ours.holds(path) && TreePath.of(path).isPresent()) {
            steps.put(path, new Step(new Entry(words[0], words[2]), new Entry(words[1], words[3])));
        }
    }

    Set<String> paths() {
        return steps.keySet();
    }

    /** What was there before, where that is told here. */
    @Nullable
    Entry before(String path) {
        Step step = steps.get(path);
        return step == null ? null : step.before();
    }

    Entry now(String path, Entry unchanged) {
        Step step = steps.get(path);
        return step == null ? unchanged : step.now();
    }
}
