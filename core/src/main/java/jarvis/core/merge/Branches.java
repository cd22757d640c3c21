package jarvis.core.merge;

import jarvis.core.ownership.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The branches of a run. Immutable.
 *
 * @param repositories by their top
 * @param tips of the integration branches, by repository
 * @param workspaces by instance
 * @param landings the merges that stand, oldest first
 * @param permissions what persons granted
 * @param dropped by instance, the paths that its next merge leaves out
 * @param former by repository, where its integration branch was before merges were taken back
 * @param delivered by repository, the commit that was handed to the person at the sign-off; empty where that failed
 */
public record Branches(
        Map<String, Pinned> repositories,
        Map<String, String> tips,
        Map<String, Workspace> workspaces,
        List<Landing> landings,
        Set<Permission> permissions,
        Map<String, Set<String>> dropped,
        Map<String, Set<String>> former,
        Map<String, String> delivered) {

    public static final Branches NONE =
            new Branches(Map.of(), Map.of(), Map.of(), List.of(), Set.of(), Map.of(), Map.of(), Map.of());

    public Branches {
        landings = List.copyOf(landings);
        permissions = Set.copyOf(permissions);
    }

    public Optional<Workspace> workspace(String instance) {
        return Optional.ofNullable(workspaces.get(instance));
    }

    /** The tip of a repository's integration branch; its base before anything was merged. */
    public String tip(String repository) {
        return tips.getOrDefault(repository, "");
    }

    /** Whether nothing was merged there. */
    public boolean untouched(String repository) {
        Pinned pinned = repositories.get(repository);
        return pinned == null || pinned.base().equals(tip(repository));
    }

    /** The repositories whose result is still to be handed over once it is signed off. */
    public List<String> undelivered() {
        return repositories.keySet().stream()
                .filter(top -> !untouched(top) && !delivered.containsKey(top))
                .toList();
    }

    /** Every commit that a repository's integration branch was at, before merges were taken back too. */
    public Set<String> earlierTips(String repository) {
        Set<String> earlier = new LinkedHashSet<>(former.getOrDefault(repository, Set.of()));
        landings.stream()
                .filter(landing -> landing.repository().equals(repository))
                .forEach(landing -> {
                    earlier.add(landing.merge().before());
                    earlier.add(landing.merge().after());
                });
        return earlier;
    }

    /** Who wrote first what nobody owns, by path. */
    public Map<String, String> firstWriters(String repository) {
        Map<String, String> writers = new LinkedHashMap<>();
        landings.stream()
                .filter(landing -> landing.repository().equals(repository))
                .forEach(landing ->
                        landing.merge().firstWrites().forEach(path -> writers.putIfAbsent(path, landing.instance())));
        return writers;
    }

    public Branches assigned(List<Pinned> pinned, List<Workspace> places) {
        Map<String, Pinned> more = new LinkedHashMap<>(repositories);
        Map<String, String> bases = new LinkedHashMap<>(tips);
        pinned.forEach(each -> {
            more.put(each.top(), each);
            bases.put(each.top(), each.base());
        });
        Map<String, Workspace> all = new LinkedHashMap<>(workspaces);
        places.forEach(place -> all.put(place.instance(), place));
        return new Branches(more, bases, all, landings, permissions, dropped, former, delivered);
    }

    /** With one more merge, after which what was to be left out is left out. */
    public Branches landed(Landing landing) {
        List<Landing> more = new ArrayList<>(landings);
        more.add(landing);
        Map<String, Set<String>> left = new LinkedHashMap<>(dropped);
        left.remove(landing.instance());
        Map<String, String> moved =
                put(tips, landing.repository(), landing.merge().after());
        return new Branches(repositories, moved, workspaces, more, permissions, left, former, delivered);
    }

    public Branches granted(List<Permission> granted) {
        Set<Permission> more = new LinkedHashSet<>(permissions);
        more.addAll(granted);
        return new Branches(repositories, tips, workspaces, landings, more, dropped, former, delivered);
    }

    public Branches dropping(String instance, List<String> paths) {
        Set<String> more = new LinkedHashSet<>(dropped.getOrDefault(instance, Set.of()));
        more.addAll(paths);
        return new Branches(
                repositories, tips, workspaces, landings, permissions, put(dropped, instance, more), former, delivered);
    }

    /** With other merges on a repository's integration branch than before: made anew without what was taken back. */
    public Branches rebuilt(String repository, String tip, List<Landing> standing) {
        List<Landing> all = new ArrayList<>(landings);
        all.removeIf(landing -> landing.repository().equals(repository));
        all.addAll(standing);
        Map<String, Set<String>> been = put(former, repository, earlierTips(repository));
        return new Branches(
                repositories, put(tips, repository, tip), workspaces, all, permissions, dropped, been, delivered);
    }

    public Branches delivered(String repository, String commit) {
        return new Branches(
                repositories,
                tips,
                workspaces,
                landings,
                permissions,
                dropped,
                former,
                put(delivered, repository, commit));
    }

    private static <V> Map<String, V> put(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
