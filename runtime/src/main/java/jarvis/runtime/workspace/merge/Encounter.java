package jarvis.runtime.workspace.merge;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two branches at the paths that decide whether they contradict each other: what both changed, and of who may have renamed
 * something all that came and went. Everywhere else at most one of them changed anything.
 */
final class Encounter {
    private final SortedMap<String, Three> paths = new TreeMap<>();
    private final SortedMap<String, Three> chosen = new TreeMap<>();

    /** What is at a path in the common ancestor and in both. */
    record Three(Entry base, Entry one, Entry other) {
        boolean bothChanged() {
            return !one.equals(base) && !other.equals(base);
        }

        private boolean contradicts() {
            return bothChanged() && !one.equals(other);
        }

        private boolean goneFromBoth() {
            return !base.isNothing() && one.isNothing() && other.isNothing();
        }

        private Entry side(boolean first) {
            return first ? one : other;
        }

        private boolean comes(boolean first) {
            return base.isNothing() && !side(first).isNothing();
        }

        private boolean goes(boolean first) {
            return !base.isNothing() && side(first).isNothing();
        }
    }

    /** What changed in each since one commit: in the ancestor of the two, and in the two. */
    Encounter(ChangedPaths base, ChangedPaths one, ChangedPaths other) {
        Stream.of(base, one, other)
                .flatMap(changed -> changed.paths().stream())
                .forEach(path -> paths.computeIfAbsent(path, _ -> {
                    Entry old = Stream.of(base, one, other)
                            .map(changed -> changed.before(path))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow();
                    return new Three(base.now(path, old), one.now(path, old), other.now(path, old));
                }));
        choose();
    }

    /** Empty where they cannot contradict each other. */
    Map<String, Three> paths() {
        return chosen;
    }

    private void choose() {
        boolean anyNew = paths.values().stream().anyMatch(three -> three.comes(true) || three.comes(false));
        paths.forEach((path, three) -> {
            if (three.contradicts() || (anyNew && three.goneFromBoth())) {
                chosen.put(path, three);
            }
        });
        chooseFilesInPlaceOfFolders(true);
        chooseFilesInPlaceOfFolders(false);
        if (!chosen.isEmpty()) {
            chooseRenames(true);
            chooseRenames(false);
        }
    }

    private void chooseFilesInPlaceOfFolders(boolean first) {
        Set<String> folders = new HashSet<>();
        fresh(!first).forEach(path -> {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                folders.add(path.substring(0, slash));
            }
        });
        for (String file : fresh(first).filter(folders::contains).toList()) {
            chosen.put(file, paths.get(file));
            chosen.putAll(paths.subMap(file + "/", file + "0"));
        }
    }

    private Stream<String> fresh(boolean first) {
        return paths.entrySet().stream()
                .filter(each -> each.getValue().comes(first))
                .map(Map.Entry::getKey);
    }

    private void chooseRenames(boolean first) {
        Set<String> come = new TreeSet<>(fresh(first).toList());
        Set<String> go = new TreeSet<>();
        paths.forEach((path, three) -> {
            if (three.goes(first)) {
                go.add(path);
            }
        });
        if (!come.isEmpty() && !go.isEmpty()) {
            come.forEach(path -> chosen.put(path, paths.get(path)));
            go.forEach(path -> chosen.put(path, paths.get(path)));
        }
    }
}
