package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.pattern.PathBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tree that differs from another in some paths. It goes folder by folder and through no index, which would refuse the very
 * names that have to be taken out. A fresh one for each edit.
 */
final class TreeEdit {
    private final Borrowed objects;
    private final Map<String, SortedMap<String, Entry>> folders = new HashMap<>();
    private final SortedMap<Integer, Set<String>> touched = new TreeMap<>(Comparator.reverseOrder());

    private TreeEdit(Borrowed objects) {
        this.objects = objects;
    }

    static TreeEdit of(Borrowed objects, String tree) {
        TreeEdit edit = new TreeEdit(objects);
        entries(objects, tree, "-t").forEach(edit::place);
        return edit;
    }

    /** A tip's tree in which some paths are as another has them: out where they are not there, back where they are. */
    static String asBefore(Borrowed objects, String before, String tip, Collection<String> paths) {
        Map<String, Entry> wanted = entries(objects, before);
        TreeEdit edit = of(objects, tip);
        paths.forEach(edit::remove);
        for (String path : paths) {
            Entry there = wanted.get(path);
            if (there != null) {
                edit.put(path, there);
            }
        }
        return edit.write();
    }

    /** All paths of a tree, and with {@code -t} its folders. */
    static Map<String, Entry> entries(Borrowed objects, String tree, String... more) {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree"));
        command.addAll(List.of(more));
        command.add(tree);
        Map<String, Entry> entries = new TreeMap<>();
        for (String line : Borrowed.pieces(objects.bytes(new byte[0], command.toArray(String[]::new)))) {
            int tab = line.indexOf('\t');
            String[] words = line.substring(0, tab).split(" ");
            entries.put(line.substring(tab + 1), new Entry(words[0], words[2]));
        }
        return entries;
    }

    private void place(String path, Entry entry) {
        in(folder(path)).put(name(path), entry);
    }

    /** What is beneath the path, or a file in place of a folder above it, goes. Take paths out before putting others in. */
    void put(String path, Entry entry) {
        for (String above = folder(path); !above.isEmpty(); above = folder(above)) {
            remove(above);
        }
        folders.keySet().removeIf(folder -> (folder + "/").startsWith(path + "/"));
        place(path, entry);
        touch(folder(path));
    }

    /** Nothing where a folder is there, or nothing is. */
    void remove(String path) {
        Entry there = at(path);
        if (there != null && !there.isFolder()) {
            in(folder(path)).remove(name(path));
            touch(folder(path));
        }
    }

    private @Nullable Entry at(String path) {
        return in(folder(path)).get(name(path));
    }

    private SortedMap<String, Entry> in(String folder) {
        return folders.computeIfAbsent(folder, _ -> new TreeMap<>());
    }

    private void touch(String folder) {
        for (String at = folder; ; at = folder(at)) {
            boolean fresh = touched.computeIfAbsent(depth(at), _ -> new LinkedHashSet<>())
                    .add(at);
            if (!fresh || at.isEmpty()) {
                return;
            }
        }
    }

    /** The hash of the new tree; deepest folders are written first. */
    String write() {
        touch("");
        String root = "";
        for (Set<String> each : touched.values()) {
            List<String> level = List.copyOf(each);
            List<String> hashes = written(level);
            for (int at = 0; at < level.size(); at++) {
                root = hashes.get(at);
                settle(level.get(at), root);
            }
        }
        return root;
    }

    private void settle(String folder, String hash) {
        if (folder.isEmpty()) {
            return;
        }
        Entry there = at(folder);
        if (!in(folder).isEmpty()) {
            in(folder(folder)).put(name(folder), Entry.folder(hash));
        } else if (there != null && there.isFolder()) {
            in(folder(folder)).remove(name(folder));
        }
    }

    private List<String> written(List<String> level) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (String folder : level) {
            in(folder).forEach((name, entry) -> input.writeBytes(line(name, entry)));
            input.write(0);
        }
        byte[] hashes = objects.bytes(input.toByteArray(), "mktree", "-z", "--batch", "--missing");
        return new String(hashes, StandardCharsets.US_ASCII).lines().toList();
    }

    private static byte[] line(String name, Entry entry) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(
                "%s %s %s\t".formatted(entry.mode(), entry.type(), entry.hash()).getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(PathBytes.bytes(name));
        line.write(0);
        return line.toByteArray();
    }

    private static int depth(String folder) {
        return folder.isEmpty()
                ? 0
                : 1 + (int) folder.chars().filter(letter -> letter == '/').count();
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
