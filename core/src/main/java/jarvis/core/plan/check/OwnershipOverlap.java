package jarvis.core.plan.check;

import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Overlap;
import jarvis.core.ownership.Overlaps;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Unowned;
import jarvis.core.ownership.pattern.PathPattern;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.markdown.Place;
import java.util.ArrayList;
import java.util.List;

/** Paths given to two owners, each with a path of both; and rows whose path cannot be read. */
final class OwnershipOverlap {
    private static final int MOST_NAMED = 100;

    private final List<Grant> grants = new ArrayList<>();
    private final Problems problems;
    private final Places places;

    private OwnershipOverlap(Problems problems, Places places) {
        this.problems = problems;
        this.places = places;
    }

    static void check(List<Ownership> ownership, Problems problems, Places places) {
        OwnershipOverlap overlap = new OwnershipOverlap(problems, places);
        ownership.forEach(overlap::read);
        overlap.compare();
    }

    private void read(Ownership row) {
        Owner owner = row.owner().equals(Ownership.ALL) ? new Owner.Everybody() : new Owner.Instance(row.owner());
        switch (PathPattern.read(row.path())) {
            case PathPattern.Reading.Read(PathPattern pattern) -> grants.add(new Grant(owner, pattern, row.line()));
            case PathPattern.Reading.Refused(String sentence) ->
                problems.warning(places.of("owns", row.owner(), row.path(), row.line()), "unreadable-path", sentence);
        }
    }

    private void compare() {
        Overlaps overlaps = new Matrix(grants, Unowned.ANYONE).overlaps();
        List<Overlap> doubtful =
                overlaps.found().stream().filter(overlap -> !plain(overlap)).toList();
        doubtful.stream()
                .limit(MOST_NAMED)
                .forEach(overlap -> problems.warning(place(overlap), "ownership-overlap", sentence(overlap)));
        if (doubtful.size() > MOST_NAMED) {
            problems.warning(
                    place(doubtful.getLast()),
                    "many-overlaps",
                    "%,d pairs of owned paths overlap, and the first %d are named. Narrow those first."
                            .formatted(doubtful.size(), MOST_NAMED));
        }
        if (!overlaps.complete()) {
            problems.warning(
                    place(grants.getLast()),
                    "many-overlaps",
                    "So many owned paths may overlap that not each pair was compared. Begin more of them with a folder.");
        }
    }

    /** What all share within what one owns is meant so. */
    private static boolean plain(Overlap overlap) {
        return overlap.kind() == Overlap.Kind.NESTED && overlap.first().owner() instanceof Owner.Everybody;
    }

    private static String sentence(Overlap overlap) {
        String both = firstIsLater(overlap)
                ? overlap.second().text() + " and " + overlap.first().text()
                : overlap.first().text() + " and " + overlap.second().text();
        return both
                + switch (overlap.kind()) {
                    case NESTED, CROSSING ->
                        " overlap, as in %s, which is for %s alone since the longer path wins. Narrow one of them."
                                .formatted(
                                        overlap.witness(),
                                        overlap.first().owner().text());
                    case EQUAL ->
                        " overlap, as in %s, so two may write the same file. Narrow one of them."
                                .formatted(overlap.witness());
                    case LOCKED ->
                        " overlap, as in %s, which is locked. Narrow one of them.".formatted(overlap.witness());
                    case CASE ->
                        " differ in upper and lower case alone, as in %s, and are one file on many systems. Spell them alike, or narrow one of them."
                                .formatted(overlap.witness());
                };
    }

    private Place place(Overlap overlap) {
        return place(firstIsLater(overlap) ? overlap.first() : overlap.second());
    }

    private Place place(Grant grant) {
        return places.of("owns", grant.owner().text(), grant.pattern().text(), grant.line());
    }

    private static boolean firstIsLater(Overlap overlap) {
        return overlap.first().line() > overlap.second().line();
    }
}
