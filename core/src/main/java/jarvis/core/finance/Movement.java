package jarvis.core.finance;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the monthly recurring revenue in one currency came from its start to its end, customer by customer; all in minor units.
 *
 * <p>Invariant: start + fresh + reactivation + expansion - contraction - churned = end.
 *
 * @param fresh of customers that had never paid before
 * @param reactivation of customers that had paid before, and did not at the start
 */
record Movement(
        Fraction start,
        Fraction fresh,
        Fraction reactivation,
        Fraction expansion,
        Fraction contraction,
        Fraction churned,
        Fraction end) {
    Movement {
        Fraction sum = start.plus(fresh)
                .plus(reactivation)
                .plus(expansion)
                .minus(contraction)
                .minus(churned);
        if (!sum.equals(end)) {
            throw new IllegalStateException("the movement of the MRR gives " + sum + " and not its end, " + end);
        }
    }

    /**
     * From what each customer paid to what each pays.
     *
     * @param seen who had ever paid until the start
     */
    static Movement between(Map<String, Fraction> before, Map<String, Fraction> now, Set<String> seen) {
        Parts parts = new Parts();
        Set<String> customers = new TreeSet<>(before.keySet());
        customers.addAll(now.keySet());
        customers.forEach(customer -> parts.add(
                before.getOrDefault(customer, Fraction.ZERO),
                now.getOrDefault(customer, Fraction.ZERO),
                seen.contains(customer)));
        return parts.movement(Fraction.sum(before.values()), Fraction.sum(now.values()));
    }

    private static final class Parts {
        private Fraction fresh = Fraction.ZERO;
        private Fraction reactivation = Fraction.ZERO;
        private Fraction expansion = Fraction.ZERO;
        private Fraction contraction = Fraction.ZERO;
        private Fraction churned = Fraction.ZERO;

        void add(Fraction before, Fraction now, boolean seen) {
            Fraction more = now.minus(before);
            if (before.sign() == 0 && seen) {
                reactivation = reactivation.plus(more);
            } else if (before.sign() == 0) {
                fresh = fresh.plus(more);
            } else if (now.sign() == 0) {
                churned = churned.minus(more);
            } else if (more.sign() > 0) {
                expansion = expansion.plus(more);
            } else {
                contraction = contraction.minus(more);
            }
        }

        Movement movement(Fraction start, Fraction end) {
            return new Movement(start, fresh, reactivation, expansion, contraction, churned, end);
        }
    }
}
