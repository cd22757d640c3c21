package jarvis.core.ownership;

import jarvis.core.ownership.pattern.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files and folders of a tree by what a system takes them for that ignores case. Made once for each tree. */
public final class Spellings {
    private static final Map<String, Integer> NONE = Map.of();

    /** Folded to each spelling, with the files that are there or beneath. */
    private final Map<String, Map<String, Integer>> files = new HashMap<>();

    public static Spellings of(Iterable<String> paths) {
        Spellings spellings = new Spellings();
        paths.forEach(path -> spellings.add(path, 1));
        return spellings;
    }

    /** What the changes add and take away. */
    static Spellings changed(List<Change> changes) {
        Spellings spellings = new Spellings();
        for (Change change : changes) {
            spellings.add(change.gone(), -1);
            spellings.add(change.fresh(), 1);
        }
        return spellings;
    }

    /** Whether the path, or a folder above it, is new in this tree and is there in another spelling after the changes. */
    boolean collides(String path, Spellings changes) {
        String folded = Folding.of(path);
        int end = 0;
        int foldedEnd = 0;
        while (end < path.length()) {
            end = end(path, end);
            foldedEnd = end(folded, foldedEnd);
            if (collides(folded.substring(0, foldedEnd), path.substring(0, end), changes)) {
                return true;
            }
        }
        return false;
    }

    private boolean collides(String folded, String spelled, Spellings changes) {
        Map<String, Integer> before = files.getOrDefault(folded, NONE);
        Map<String, Integer> changed = changes.files.getOrDefault(folded, NONE);
        if (before.containsKey(spelled) || before.size() + changed.size() == 1) {
            return false;
        }
        return before.entrySet().stream()
                        .anyMatch(other -> other.getValue() + changed.getOrDefault(other.getKey(), 0) > 0)
                || changed.entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(spelled) && other.getValue() > 0);
    }

    private void add(@Nullable String path, int count) {
        if (path == null) {
            return;
        }
        String folded = Folding.of(path);
        int end = 0;
        int foldedEnd = 0;
        while (end < path.length()) {
            end = end(path, end);
            foldedEnd = end(folded, foldedEnd);
            files.computeIfAbsent(folded.substring(0, foldedEnd), _ -> new HashMap<>(2))
                    .merge(path.substring(0, end), count, Integer::sum);
        }
    }

    /** Where the next name ends. */
    private static int end(String path, int before) {
        int slash = path.indexOf('/', before + 1);
        return slash < 0 ? path.length() : slash;
    }
}
