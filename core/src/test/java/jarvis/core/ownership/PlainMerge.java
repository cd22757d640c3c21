package jarvis.core.ownership;

import jarvis.core.ownership.Change.Kind;
import jarvis.core.ownership.Change.Side;
import jarvis.core.ownership.pattern.PlainReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The decision once more, with loops over texts: slow, without index, automaton or fold. It decides for i1. */
final class PlainMerge {
    private static final String ME = "i1";

    private record Row(int line, String owner, String glob) {}

    private final List<Row> rows = new ArrayList<>();
    private final Unowned unowned;
    private final Map<String, String> first;
    private final Set<Permission> permissions;
    private final Set<String> tree;

    PlainMerge(
            List<String> written,
            Unowned unowned,
            Map<String, String> first,
            Set<Permission> permissions,
            Set<String> tree) {
        for (int i = 0; i < written.size(); i++) {
            String[] parts = written.get(i).split(": ", 2);
            for (String glob : PlainReading.expanded(parts[1])) {
                rows.add(new Row(i + 1, parts[0], glob));
            }
        }
        this.unowned = unowned;
        this.first = first;
        this.permissions = permissions;
        this.tree = tree;
    }

    List<String> judge(List<Change> changes) {
        Set<String> after = new HashSet<>(tree);
        for (Change change : changes) {
            if (change.before() != null && (change.kind() == Kind.DELETE || change.kind() == Kind.RENAME)) {
                after.remove(change.before().path());
            }
        }
        changes.stream().filter(change -> change.after() != null).forEach(change -> after.add(change.path()));
        List<String> verdicts = new ArrayList<>();
        for (Change change : changes) {
            Side before = change.before();
            boolean nested = (before != null && before.mode().equals(Samples.REPOSITORY))
                    || (change.after() != null && change.after().mode().equals(Samples.REPOSITORY));
            if (before != null && (change.kind() == Kind.DELETE || change.kind() == Kind.RENAME)) {
                verdicts.add(path(before.path(), nested, Permission.GONE));
            }
            if (change.after() != null) {
                String what = what(change, change.after(), after);
                verdicts.add(
                        what.isEmpty()
                                ? path(change.path(), nested, change.after().hash())
                                : what);
            }
        }
        return verdicts;
    }

    private String what(Change change, Side after, Set<String> all) {
        String odd = odd(after.path());
        if (!odd.isEmpty()) {
            return odd;
        }
        boolean fresh = change.kind() != Kind.EDIT && change.kind() != Kind.TYPE;
        if (fresh && folders(after.path()).stream().anyMatch(part -> other(part, all))) {
            return "SPELLING " + after.path();
        }
        return after.mode().equals(Samples.LINK) ? link(after.path(), change.target()) : "";
    }

    private static String odd(String path) {
        List<String> names = List.of(path.split("/", -1));
        if (names.contains("") || names.contains(".") || names.contains("..")) {
            return "NOT_NORMAL " + path;
        }
        boolean git = names.stream().anyMatch(name -> name.equalsIgnoreCase(".git") || name.equalsIgnoreCase("git~1"));
        return git ? "GIT_FOLDER " + path : "";
    }

    private boolean other(String part, Set<String> all) {
        boolean known = tree.stream().anyMatch(path -> folders(path).contains(part));
        return !known
                && all.stream()
                        .flatMap(path -> folders(path).stream())
                        .anyMatch(other -> other.equalsIgnoreCase(part) && !other.equals(part));
    }

    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        for (int i = 1; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                folders.add(path.substring(0, i));
            }
        }
        return folders;
    }

    private static String link(String path, @Nullable String target) {
        if (target == null || target.isEmpty()) {
            return "LINK_UNREAD " + path;
        }
        if (target.startsWith("/")) {
            return "LINK_ABSOLUTE " + path;
        }
        if (target.toLowerCase(Locale.ROOT).contains(".git")) {
            return "LINK_GIT " + path;
        }
        if (target.matches("(\\./)*[^./][^/]*/.*\\.\\..*")) {
            return "LINK_UNCERTAIN " + path;
        }
        long up = Arrays.stream(target.split("/"))
                .filter(name -> name.equals(".."))
                .count();
        return up > path.chars().filter(letter -> letter == '/').count() ? "LINK_LEAVES " + path : "";
    }

    private String path(String path, boolean nested, String hash) {
        String odd = odd(path);
        if (!odd.isEmpty()) {
            return odd;
        }
        String verdict = owner(path);
        boolean yes = Set.of("Allowed", "Shared", "First", "Again").contains(verdict);
        boolean granted = Set.of("Allowed", "Shared").contains(verdict);
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean read = name.toLowerCase(Locale.ROOT).startsWith(".git") && !name.equals(".gitkeep");
        if (yes && read && !(granted && named(path, name))) {
            verdict = "Unnamed";
            yes = false;
        } else if (yes && nested && !granted) {
            verdict = "Nested";
            yes = false;
        }
        boolean permitted = !yes && permissions.contains(new Permission(ME, path, hash));
        return permitted ? "Permitted " + path : verdict.replaceFirst("^(\\w+)", "$1 " + path);
    }

    private boolean named(String path, String name) {
        return matching(path).stream()
                .anyMatch(row -> !row.owner().equals("nobody")
                        && (row.owner().equals(ME) || row.owner().equals("all"))
                        && (row.glob().equals(name) || row.glob().endsWith("/" + name)));
    }

    private List<Row> matching(String path) {
        return rows.stream()
                .filter(row -> PlainReading.regex(row.glob()).matcher(path).matches())
                .toList();
    }

    private String owner(String path) {
        List<Row> rows = matching(path);
        if (rows.stream().anyMatch(row -> row.owner().equals("nobody"))) {
            return "Locked";
        }
        if (rows.isEmpty()) {
            String writer = first.get(path);
            return unowned == Unowned.NOBODY
                    ? "Unowned"
                    : writer == null ? "First" : writer.equals(ME) ? "Again" : "Second " + writer;
        }
        long best = rows.stream().mapToLong(row -> rank(row.glob())).max().orElseThrow();
        List<Row> top = rows.stream().filter(row -> rank(row.glob()) == best).toList();
        if (top.stream().allMatch(row -> row.owner().equals(ME))) {
            return "Allowed";
        }
        boolean mine = top.stream()
                .anyMatch(row -> row.owner().equals(ME) || row.owner().equals("all"));
        return mine
                ? "Shared"
                : "Foreign " + new TreeSet<>(top.stream().map(Row::line).toList());
    }

    /** Letters count most, then few {@code **}, then few other wildcards. */
    private static long rank(String glob) {
        String squeezed = glob;
        while (squeezed.contains("**/**")) {
            squeezed = squeezed.replace("**/**", "**");
        }
        long folders = Arrays.stream(squeezed.split("/"))
                .filter(name -> name.equals("**"))
                .count();
        String last = squeezed.replaceFirst(".*/(?=[^/]+/?$)", "").replace("/", "");
        if (!last.equals("**") && (squeezed.endsWith("/") || !last.matches(".*[*?\\[].*"))) {
            folders++;
        }
        String names = squeezed.replaceFirst("^\\./", "").replaceAll("(?<![^/])\\*\\*(?![^/])", "");
        String marked = names.replaceAll("\\[[^\\]]*]|\\?|\\*+", "*");
        long wildcards = marked.chars().filter(letter -> letter == '*').count();
        long letters =
                marked.chars().filter(letter -> letter != '*' && letter != '/').count();
        return (letters * 100 - folders) * 100 - wildcards;
    }
}
