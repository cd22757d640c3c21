package jarvis.core.finance;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription.Status;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The laws of the figures, over random histories of subscriptions. */
class FinancePropertyTest {
    private static final int ROUNDS = 200;
    private static final BigInteger UP_TO_TWELVE = BigInteger.valueOf(27_720);
    private static final String MOVEMENT = "mrr_movement.";
    private static final List<Quality> QUALITIES = List.of(Quality.GOOD, Quality.UNCERTAIN, Quality.BAD);

    @Test
    void revenue_is_what_another_way_of_adding_gives() {
        rounds((history, figures) -> {
            Map<String, Long> sums = new TreeMap<>();
            history.now().stream()
                    .flatMap(one -> one.prices().stream())
                    .forEach(price -> sums.put(price.amount().currency(), 0L));
            sums.replaceAll((currency, _) -> cents(history.now(), currency));
            sums.values().removeIf(sum -> sum == 0);
            if (sums.size() == 1) {
                assertThat(amount(figures, "mrr"))
                        .isEqualTo(sums.values().iterator().next());
            } else {
                sums.forEach((currency, sum) ->
                        assertThat(amount(figures, "mrr." + currency)).isEqualTo(sum));
            }
        });
    }

    /** In parts of a cent that every interval and count has whole: a year of the lowest common multiple of 1 to 12. */
    private static long cents(List<Subscription> subscriptions, String currency) {
        BigInteger sum = BigInteger.ZERO;
        for (Subscription one : subscriptions) {
            for (Price price : one.prices()) {
                if (one.status() != Status.CANCELED
                        && !price.metered()
                        && price.amount().currency().equals(currency)) {
                    sum = sum.add(
                            BigInteger.valueOf(price.amount().minor() * price.quantity() * aYear(price.interval()))
                                    .multiply(UP_TO_TWELVE.divide(BigInteger.valueOf(price.count()))));
                }
            }
        }
        BigDecimal whole = new BigDecimal(UP_TO_TWELVE.multiply(BigInteger.valueOf(12)));
        return new BigDecimal(sum).divide(whole, 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static long aYear(Interval interval) {
        return switch (interval) {
            case DAY -> 365;
            case WEEK -> 52;
            case MONTH -> 12;
            case YEAR -> 1;
        };
    }

    @Test
    void the_order_of_subscriptions_changes_nothing() {
        rounds((history, figures) -> {
            List<Subscription> other = new ArrayList<>(history.now());
            Collections.shuffle(other, new Random(3));
            assertThat(said(history.inputs(other, null))).isEqualTo(said(figures));
        });
    }

    @Test
    void dates_and_an_earlier_list_say_the_same() {
        rounds((history, figures) -> {
            Map<String, String> other = said(history.inputs(history.undated(), history.before()));
            other.keySet().removeIf(name -> name.startsWith("burn_rate") || name.startsWith("runway"));
            assertThat(said(figures)).containsAllEntriesOf(other);
        });
    }

    @Test
    void movement_leads_from_the_start_to_the_end() {
        rounds((_, figures) -> {
            Set<String> suffixes = new TreeSet<>();
            figures.keySet().stream()
                    .filter(name -> name.startsWith(MOVEMENT + "end"))
                    .forEach(name -> suffixes.add(name.substring(MOVEMENT.length() + "end".length())));
            if (suffixes.size() > 1) {
                suffixes.remove("");
            }
            suffixes.forEach(suffix -> assertThat(moved(figures, suffix))
                    .isBetween(part(figures, "end", suffix) - 3, part(figures, "end", suffix) + 3));
        });
    }

    /** Each of seven parts is rounded by itself, so together they differ by at most three. */
    private static long moved(Map<String, Reading<Figure>> figures, String suffix) {
        return part(figures, "start", suffix)
                + part(figures, "new", suffix)
                + part(figures, "reactivation", suffix)
                + part(figures, "expansion", suffix)
                - part(figures, "contraction", suffix)
                - part(figures, "churned", suffix);
    }

    private static long part(Map<String, Reading<Figure>> figures, String name, String suffix) {
        return amount(figures, MOVEMENT + name + suffix);
    }

    @Test
    void churn_is_the_share_that_a_count_by_hand_gives() {
        rounds((history, figures) -> {
            Set<String> paying = customers(history.now(), Status.CANCELED);
            Set<String> start = customers(history.before(), Status.CANCELED);
            Set<String> ever = new HashSet<>(start);
            Set<String> ids = new HashSet<>();
            history.before().forEach(one -> ids.add(one.id()));
            history.now().stream()
                    .filter(one -> one.status() != Status.CANCELED || !ids.contains(one.id()))
                    .filter(FinancePropertyTest::costs)
                    .forEach(one -> ever.add(one.customer()));
            long left =
                    ever.stream().filter(customer -> !paying.contains(customer)).count();
            String share = ever.isEmpty()
                    ? "undefined: No customer paid in the last 30 days."
                    : new BigDecimal(100 * left)
                                    .divide(new BigDecimal(ever.size()), 4, RoundingMode.HALF_EVEN)
                                    .toPlainString()
                            + " %";
            assertThat(said(figures)).containsEntry("churn", share);
        });
    }

    private static Set<String> customers(List<Subscription> list, Status not) {
        Set<String> found = new HashSet<>();
        list.stream().filter(one -> one.status() != not && costs(one)).forEach(one -> found.add(one.customer()));
        return found;
    }

    private static boolean costs(Subscription one) {
        return one.prices().stream()
                .anyMatch(price -> !price.metered()
                        && price.quantity() > 0
                        && price.amount().minor() > 0);
    }

    @Test
    void a_figure_is_bad_when_an_input_is_and_never_better_than_its_worst() {
        Map<String, String> needs = Map.ofEntries(
                Map.entry("mrr", "s"),
                Map.entry("arr", "s"),
                Map.entry("customers", "s"),
                Map.entry("arpa", "s"),
                Map.entry("churn", "se"),
                Map.entry("ltv", "seb"),
                Map.entry("cac", "seb"),
                Map.entry("gross_burn", "b"),
                Map.entry("burn_rate", "sb"),
                Map.entry("runway_months", "sbc"),
                Map.entry("cash", "c"));
        for (int seed = 0; seed < 10; seed++) {
            RandomHistory history = new RandomHistory(seed);
            Inputs good = history.inputs(history.undated(), history.before());
            for (int mask = 0; mask < 81; mask++) {
                int digits = mask;
                Inputs inputs = new Inputs(
                        spoiled(good.subscriptions(), digits % 3),
                        spoiled(Objects.requireNonNull(good.earlier()), digits / 3 % 3),
                        spoiled(good.books(), digits / 9 % 3),
                        spoiled(good.cash(), digits / 27));
                Finance.figures(inputs, Business.NOW).forEach((name, figure) -> {
                    Quality worst = worst(needs.getOrDefault(name.replaceFirst("\\.[A-Z]{3}$", ""), "se"), digits);
                    boolean undefined = figure.quality() == Quality.BAD && worst != Quality.BAD;
                    assertThat(figure.quality() == worst
                                    || (undefined && Business.said(figure).startsWith("undefined")))
                            .as("%s with %s", name, digits)
                            .isTrue();
                    assertThat(Business.said(figure).contains("Nobody answers."))
                            .as("%s with %s", name, digits)
                            .isEqualTo(worst == Quality.BAD);
                });
            }
        }
    }

    private static <T> Reading<T> spoiled(Reading<T> reading, int how) {
        return switch (how) {
            case 0 -> reading;
            case 1 -> reading.<Reading<T>>fold(value -> Business.uncertain(value, Business.NOW), _ -> reading);
            default -> Business.bad();
        };
    }

    private static Quality worst(String inputs, int digits) {
        List<String> order = List.of("s", "e", "b", "c");
        int rest = digits;
        Quality worst = Quality.GOOD;
        for (String input : order) {
            if (inputs.contains(input)) {
                worst = worst.worst(QUALITIES.get(rest % 3));
            }
            rest /= 3;
        }
        return worst;
    }

    private static void rounds(BiConsumer<RandomHistory, Map<String, Reading<Figure>>> check) {
        long first = Long.getLong("jarvis.seed", 1);
        for (long seed = first; seed < first + ROUNDS; seed++) {
            RandomHistory history = new RandomHistory(seed);
            check.accept(history, Finance.figures(history.inputs(history.now(), null), Business.NOW));
        }
    }

    private static Map<String, String> said(Inputs inputs) {
        return said(Finance.figures(inputs, Business.NOW));
    }

    private static Map<String, String> said(Map<String, Reading<Figure>> figures) {
        Map<String, String> said = new TreeMap<>();
        figures.forEach((name, figure) -> said.put(name, Business.said(figure)));
        return said;
    }

    private static long amount(Map<String, Reading<Figure>> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name)
                .fold(figure -> ((Figure.Amount) figure).money().minor(), cause -> {
                    throw new AssertionError(name + ": " + cause.detail());
                });
    }
}
