package jarvis.core.ownership;

import jarvis.core.ownership.Claims.Claim;
import jarvis.core.ownership.pattern.Glob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every pair of grants of two owners that meet, in the plan's order of the later one.
 *
 * @param complete false where there were too many pairs to compare each
 */
public record Overlaps(List<Overlap> found, boolean complete) {
    private static final int MOST_COMPARED = 20_000;
    private static final int MOST_LOOKED_AT = 2_000_000;

    public Overlaps {
        found = List.copyOf(found);
    }

    /** Those where nothing decides, or not what one of the owners expects. */
    public List<Overlap> unsettled() {
        return found.stream().filter(overlap -> !overlap.settled()).toList();
    }

    static Overlaps of(List<Grant> grants) {
        return new Search().over(grants);
    }

    /** Compares what begins alike, case aside: sorted by leading folder, all that may meet a pattern is open when it comes. */
    private static final class Search {
        private final Deque<Sorted> open = new ArrayDeque<>();
        private final Map<List<Grant>, Overlap> met = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();
        private int compared;
        private int lookedAt;

        private record Sorted(String folder, Claim claim, Glob folded) {
            static Sorted of(Claim claim) {
                Glob folded = claim.glob().folded().orElse(claim.glob());
                return new Sorted(folded.folder().isEmpty() ? "" : folded.folder() + "/", claim, folded);
            }

            boolean changed() {
                return !folded.equals(claim.glob());
            }
        }

        Overlaps over(List<Grant> grants) {
            grants.stream()
                    .flatMap(grant -> grant.pattern().globs().stream().map(glob -> new Claim(grant, glob)))
                    .filter(claim ->
                            taken.add(claim.grant().owner() + " " + claim.glob().text()))
                    .map(Sorted::of)
                    .sorted(Comparator.comparing(Sorted::folder))
                    .forEach(this::next);
            List<Overlap> found = new ArrayList<>(met.values());
            found.sort(Comparator.comparingInt(
                    overlap -> Math.max(overlap.first().line(), overlap.second().line())));
            return new Overlaps(found, !isTooMuch());
        }

        private void next(Sorted next) {
            while (!open.isEmpty() && !next.folder().startsWith(open.getLast().folder())) {
                open.removeLast();
            }
            for (Sorted outer : open) {
                if (isTooMuch()) {
                    return;
                }
                lookedAt++;
                if (!outer.claim().grant().owner().equals(next.claim().grant().owner())) {
                    compared++;
                    compare(outer, next);
                }
            }
            open.addLast(next);
        }

        private boolean isTooMuch() {
            return compared > MOST_COMPARED || lookedAt > MOST_LOOKED_AT;
        }

        private void compare(Sorted one, Sorted other) {
            Grant mine = one.claim().grant();
            Grant theirs = other.claim().grant();
            List<Grant> pair = mine.line() <= theirs.line() ? List.of(mine, theirs) : List.of(theirs, mine);
            meeting(one.claim(), other.claim())
                    .or(() -> one.changed() || other.changed() ? collision(one, other) : Optional.empty())
                    .ifPresent(overlap -> met.merge(pair, overlap, Search::worse));
        }

        /** A pattern with braces may meet another in several ways: what nothing settles is told. */
        private static Overlap worse(Overlap one, Overlap other) {
            return other.kind().compareTo(one.kind()) > 0 ? other : one;
        }

        private static Optional<Overlap> meeting(Claim one, Claim other) {
            return one.glob().shared(other.glob()).map(witness -> {
                boolean swapped = isAbove(other, one);
                Claim first = swapped ? other : one;
                Claim second = swapped ? one : other;
                return new Overlap(first.grant(), second.grant(), kind(first, second), witness);
            });
        }

        private static Optional<Overlap> collision(Sorted one, Sorted other) {
            return one.folded()
                    .shared(other.folded())
                    .map(witness ->
                            new Overlap(one.claim().grant(), other.claim().grant(), Overlap.Kind.CASE, witness));
        }

        private static boolean isAbove(Claim upper, Claim lower) {
            if (lower.grant().owner() instanceof Owner.Nobody) {
                return false;
            }
            return upper.grant().owner() instanceof Owner.Nobody
                    || upper.glob().rank().compareTo(lower.glob().rank()) > 0;
        }

        private static Overlap.Kind kind(Claim first, Claim second) {
            if (first.grant().owner() instanceof Owner.Nobody) {
                return Overlap.Kind.LOCKED;
            }
            if (first.glob().rank().compareTo(second.glob().rank()) == 0) {
                return Overlap.Kind.EQUAL;
            }
            return second.glob().encloses(first.glob()) ? Overlap.Kind.NESTED : Overlap.Kind.CROSSING;
        }
    }
}
