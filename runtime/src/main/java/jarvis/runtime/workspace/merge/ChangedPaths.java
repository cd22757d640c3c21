package jarvis.runtime.workspace.merge;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one commit has other than another: the paths, with what is there now; both ends of a rename. */
final class ChangedPaths {
    private final Map<String, Entry> now = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

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
                current.add(pieces.next(), piece.split(" "));
            } else {
                current = changed.getOrDefault(piece, current);
            }
        }
        return changed;
    }

    private void add(String path, String[] words) {
        if (Ours.holds(path)) {
            return;
        }
        now.put(path, new Entry(words[1], words[3]));
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (!folders.add(path.substring(0, slash))) {
                return;
            }
        }
    }

    /** Whether both have the same path otherwise, or one has a file where the other has a folder. */
    boolean meets(ChangedPaths other) {
        return now.size() > other.now.size() ? other.meets(this) : within(other) || other.withinFolders(this);
    }

    private boolean within(ChangedPaths other) {
        return now.entrySet().stream().anyMatch(mine -> {
            Entry theirs = other.now.get(mine.getKey());
            return (theirs != null && !theirs.equals(mine.getValue())) || other.folders.contains(mine.getKey());
        });
    }

    private boolean withinFolders(ChangedPaths other) {
        return now.keySet().stream().anyMatch(other.folders::contains);
    }
}
