package jarvis.core.plan.check;

import jarvis.core.plan.Ownership;
import jarvis.core.plan.markdown.Place;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Paths given to two owners, as far as the parts before the first wildcard show it. */
final class OwnershipOverlap {
    private static final String WILDCARDS = "*?[{";

    /** A row with the folders that all its paths begin with; a wildcard is cut off with its whole segment. */
    private record Row(Ownership row, String prefix, boolean wild) {
        static Row of(Ownership row) {
            String path = row.path().startsWith("./") ? row.path().substring(2) : row.path();
            int end = 0;
            while (end < path.length() && WILDCARDS.indexOf(path.charAt(end)) < 0) {
                end++;
            }
            boolean wild = end < path.length();
            String prefix = wild ? path.substring(0, path.lastIndexOf('/', end) + 1) : path + "/";
            return new Row(row, prefix.endsWith("//") ? prefix.substring(0, prefix.length() - 1) : prefix, wild);
        }

        /** Whether everything under the other's prefix may be this row's too. */
        boolean holds(Row other) {
            boolean tree = row.path().endsWith("**") || row.path().endsWith("/") || !wild;
            return other.prefix.equals(prefix) ? sameEnds(other) : tree && other.prefix.startsWith(prefix);
        }

        private boolean sameEnds(Row other) {
            boolean whole = row.path().endsWith("*") || other.row.path().endsWith("*") || !wild || !other.wild;
            return whole || row.path().equals(other.row.path());
        }
    }

    private OwnershipOverlap() {}

    static void check(List<Ownership> ownership, Problems problems, Places places) {
        List<Row> rows = ownership.stream()
                .map(Row::of)
                .sorted(Comparator.comparing(Row::prefix)
                        .thenComparingInt(one -> one.row().line()))
                .toList();
        Deque<Row> open = new ArrayDeque<>();
        for (Row row : rows) {
            while (!open.isEmpty() && !row.prefix().startsWith(open.getLast().prefix())) {
                open.removeLast();
            }
            if (!open.isEmpty()) {
                compare(open.getLast(), row, problems, places);
            }
            if (open.isEmpty() || !open.getLast().prefix().equals(row.prefix())) {
                open.addLast(row);
            }
        }
    }

    private static void compare(Row outer, Row inner, Problems problems, Places places) {
        Ownership one = outer.row();
        Ownership other = inner.row();
        if (one.owner().equals(other.owner()) || !outer.holds(inner)) {
            return;
        }
        Ownership later = one.line() > other.line() ? one : other;
        Place place = places.of("owns", later.owner(), later.path(), later.line());
        problems.warning(
                place,
                "ownership-overlap",
                "\"%s\" of %s (line %d) and \"%s\" of %s (line %d) overlap, so two may write the same file. Narrow one of them."
                        .formatted(one.path(), one.owner(), one.line(), other.path(), other.owner(), other.line()));
    }
}
