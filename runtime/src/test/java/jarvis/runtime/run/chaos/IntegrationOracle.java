package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Event;
import jarvis.core.merge.Pinned;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be on an integration branch: compares the trees that git lists, by prefixes of paths, the person's word, and nothing
 * of the product's own.
 */
final class IntegrationOracle {
    private final Person person;
    private final List<String> found = new ArrayList<>();
    private final Map<String, String> tips = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final Map<String, Set<String>> leftOut = new HashMap<>();
    private final Map<String, Map<String, String>> trees = new HashMap<>();

    IntegrationOracle(Person person) {
        this.person = person;
    }

    /** Where the branches have to be, by repository. */
    Map<String, String> tips() {
        return tips;
    }

    List<String> judge(List<Event> log) throws IOException {
        for (Event event : log) {
            if (event instanceof Event.WorkspacesAssigned assigned) {
                for (Pinned pinned : assigned.repositories()) {
                    tips.put(pinned.top(), pinned.base());
                }
            } else if (event instanceof Event.ChangesDropped dropped) {
                leftOut.computeIfAbsent(dropped.assignment().instance(), _ -> new HashSet<>())
                        .addAll(dropped.paths());
            } else if (event instanceof Event.ChangesGranted granted) {
                granted.permissions()
                        .forEach(each -> leftOut.getOrDefault(each.instance(), new HashSet<>())
                                .remove(each.path()));
            } else if (event instanceof Event.WorkMerged merged) {
                landed(merged);
            }
        }
        for (Map.Entry<String, String> tip : tips.entrySet()) {
            whole(tip.getKey(), tree(tip.getKey(), tip.getValue()));
        }
        return found;
    }

    private void landed(Event.WorkMerged event) throws IOException {
        String repository = event.repository();
        String instance = event.assignment().instance();
        if (!event.merge().before().equals(tips.get(repository))) {
            found.add(instance + " was merged into " + event.merge().before() + ", not into the tip " + tips);
        }
        Map<String, String> before = tree(repository, event.merge().before());
        Map<String, String> after = tree(repository, event.merge().after());
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            if (!after.getOrDefault(path, "").equals(before.getOrDefault(path, ""))) {
                changed(repository, instance, path, after.getOrDefault(path, "gone"));
            }
        }
        tips.put(repository, event.merge().after());
        leftOut.remove(instance);
    }

    private void changed(String repository, String instance, String path, String entry) {
        if (leftOut.getOrDefault(instance, Set.of()).contains(path)) {
            found.add(path + " of " + instance + " was merged, and a person had said to leave it out");
        }
        String content = entry.substring(entry.lastIndexOf(' ') + 1);
        if (!may(repository, instance, path) && !person.granted(instance, path, content)) {
            found.add(path + " was merged for " + instance + " without a grant");
        }
    }

    private boolean may(String repository, String instance, String path) {
        String number = instance.substring(instance.indexOf('-') + 1);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if ((name.startsWith(".git") && !name.equals(".gitkeep")) || path.startsWith("locked/")) {
            return false;
        }
        if (path.matches("own\\d+/.*") && isThere(repository, path)) {
            return path.startsWith("own" + number + "/");
        }
        if (path.startsWith("shared/")) {
            return !path.matches("shared/only\\d+/.*")
                    || !isThere(repository, path)
                    || path.startsWith("shared/only" + number + "/");
        }
        return instance.equals(writers.computeIfAbsent(repository + " " + path, _ -> instance));
    }

    /** Whether the plan speaks of such a folder in this repository, which its base shows. */
    private boolean isThere(String repository, String path) {
        String folder = path.substring(0, path.indexOf('/', path.startsWith("shared/") ? 7 : 0) + 1);
        return base(repository).keySet().stream().anyMatch(known -> known.startsWith(folder));
    }

    private Map<String, String> base(String repository) {
        return trees.getOrDefault(repository, Map.of());
    }

    private void whole(String repository, Map<String, String> tip) throws IOException {
        Set<String> folded = new HashSet<>();
        for (Map.Entry<String, String> entry : tip.entrySet()) {
            if (!folded.add(entry.getKey().toLowerCase(Locale.ROOT))) {
                found.add(entry.getKey() + " is there in two spellings");
            }
            if (entry.getValue().startsWith("120000")) {
                String hash = entry.getValue().substring(entry.getValue().lastIndexOf(' ') + 1);
                String target = new Scratch(Path.of(repository)).git("cat-file", "blob", hash);
                if (target.startsWith("/") || target.startsWith("../../")) {
                    found.add(entry.getKey() + " leads out of the tree, to " + target);
                }
            }
        }
    }

    /** The mode, type and hash of each path; the first tree of a repository is its base. */
    private Map<String, String> tree(String repository, String commit) throws IOException {
        Map<String, String> entries = new HashMap<>();
        String listed = new Scratch(Path.of(repository)).git("ls-tree", "-r", "-z", "--full-tree", commit);
        for (String line : listed.split("\0")) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                entries.put(line.substring(tab + 1), line.substring(0, tab));
            }
        }
        trees.putIfAbsent(repository, entries);
        return entries;
    }
}
