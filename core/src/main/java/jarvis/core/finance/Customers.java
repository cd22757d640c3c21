package jarvis.core.finance;

import java.util.HashSet;
import java.util.Set;

/**
 * How many customers paid, came and went.
 *
 * <p>Invariant: start + fresh + returned - churned = end.
 *
 * @param fresh who had never paid before
 * @param returned who had paid before, and did not at the start
 */
record Customers(int start, int fresh, int returned, int churned, int end) {
    Customers {
        if (start + fresh + returned - churned != end) {
            throw new IllegalStateException("of " + start + " customers, " + fresh + " new, " + returned
                    + " returned and " + churned + " churned there cannot remain " + end);
        }
    }

    /**
     * From who paid to who pays.
     *
     * @param passed who began and ended within
     * @param seen who had ever paid until the start
     */
    static Customers between(Set<String> before, Set<String> now, Set<String> passed, Set<String> seen) {
        Set<String> came = union(now, passed);
        came.removeAll(before);
        Set<String> went = union(before, passed);
        went.removeAll(now);
        int returned = (int) came.stream().filter(seen::contains).count();
        return new Customers(before.size(), came.size() - returned, returned, went.size(), now.size());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Who paid at some time within. */
    int seen() {
        return start + fresh + returned;
    }

    /** The share that left, of those who paid at some time within; only where somebody did. */
    Fraction churn() {
        return Fraction.of(churned, seen());
    }
}
