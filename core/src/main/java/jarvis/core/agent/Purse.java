package jarvis.core.agent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a run's budgets. Reckoned pessimistically: whoever is under way may yet use all that it is allowed.
 *
 * <p>An attempt is allowed what its own bound says; without one, what is left to its instance; without that, an equal share of
 * the run's.
 */
public final class Purse {
    private static final int DIGITS = 6;
    private static final int MILLI_DIGITS = 3;

    private final Budgets budgets;
    private final Ledger ledger;
    private final Collection<String> instances;
    private final Set<Ledger.Attempt> working;

    /**
     * The purse of a run.
     *
     * @param instances all of the run's
     * @param working the attempts that may yet use something; one that only has not ended may not
     */
    public Purse(Budgets budgets, Ledger ledger, Collection<String> instances, Set<Ledger.Attempt> working) {
        this.budgets = budgets;
        this.ledger = ledger;
        this.instances = instances;
        this.working = working;
    }

    /**
     * How one budget stands.
     *
     * @param instance whose it is; null: the whole run's
     * @param limit the bound, as it was set or as a person moved it
     * @param asksAt where a person is asked
     * @param used by all attempts so far, as far as it is known; of time, by those that are over
     * @param reserved what those that are under way may yet use
     * @param unpriced the models whose tokens nobody can say the price of, though the budget is of money; not counted
     */
    public record Line(
            @Nullable String instance,
            Measure measure,
            BigDecimal limit,
            BigDecimal asksAt,
            BigDecimal used,
            BigDecimal reserved,
            List<String> unpriced) {
        public Line {
            unpriced = List.copyOf(unpriced);
        }

        /** The models whose price nobody knows, as people read it. */
        public String models() {
            return unpriced.stream()
                    .map(model -> model.isEmpty() ? "a model that its agent does not name" : model)
                    .collect(Collectors.joining(", "));
        }

        /** Such as {@code usd}, {@code instance-1/turns}. */
        public String name() {
            return instance == null ? measure.word() : instance + "/" + measure.word();
        }
    }

    /** Why no attempt may begin. */
    public sealed interface Hold {
        Line line();

        /** What runs may use the rest; when it ends, it is known. */
        record Reserved(Line line) implements Hold {}

        /** So much is used that a person is asked first. */
        record Soft(Line line) implements Hold {}

        /** All is used. */
        record Hard(Line line) implements Hold {}

        /** Nobody knows what was used. */
        record Unknown(Line line) implements Hold {}
    }

    /** Every budget that there is, the run's first. */
    public List<Line> lines() {
        return lines(Stream.concat(Stream.of(""), instances.stream()));
    }

    /**
     * Why no attempt of an instance may begin now; empty where it may.
     *
     * @param starting other instances whose attempts are about to begin
     */
    public Optional<Hold> hold(String instance, Set<String> starting) {
        return lines(Stream.of("", instance)).stream()
                .flatMap(line -> hold(line, instance, starting).stream())
                .findFirst();
    }

    private List<Line> lines(Stream<String> scopes) {
        List<Line> lines = new ArrayList<>();
        scopes.forEach(scope -> {
            for (Measure measure : Measure.values()) {
                BigDecimal set = scope.isEmpty() ? budgets.ofRun(measure) : budgets.ofInstance(scope, measure);
                if (set != null) {
                    lines.add(line(scope.isEmpty() ? null : scope, measure, set));
                }
            }
        });
        return lines;
    }

    private Line line(@Nullable String instance, Measure measure, BigDecimal set) {
        String name = new Line(instance, measure, set, set, set, set, List.of()).name();
        BigDecimal moved = allowed(name);
        BigDecimal limit = moved == null ? set : moved.max(set);
        BigDecimal used = BigDecimal.ZERO;
        BigDecimal reserved = BigDecimal.ZERO;
        List<String> unpriced = new ArrayList<>();
        for (Map.Entry<Ledger.Attempt, Ledger.Span> each : ledger.spans().entrySet()) {
            String who = each.getKey().instance();
            if (instance == null || instance.equals(who)) {
                BigDecimal its = used(each.getKey(), each.getValue(), measure, unpriced);
                used = used.add(its);
                reserved = working.contains(each.getKey())
                        ? reserved.add(share(who, measure, limit).subtract(its).max(BigDecimal.ZERO))
                        : reserved;
            }
        }
        boolean blind = ledger.allowed().containsKey(unknown(name));
        BigDecimal asksAt = moved == null ? budgets.askedAt(set) : limit;
        return new Line(instance, measure, limit, asksAt, used, reserved, blind ? List.of() : unpriced);
    }

    private @Nullable BigDecimal allowed(String name) {
        Ledger.Allowed said = ledger.allowed().get(name);
        return said == null ? null : said.upTo();
    }

    /** The name under which it is allowed that a cost is unknown. */
    public static String unknown(String line) {
        return line + "/unknown";
    }

    private BigDecimal used(Ledger.Attempt attempt, Ledger.Span span, Measure measure, List<String> unpriced) {
        Ledger.Account account = ledger.accounts().get(attempt);
        return switch (measure) {
            case TURNS -> BigDecimal.valueOf(account == null ? 1 : Math.max(1, account.turns()));
            case TIME ->
                span.end() == null
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(Duration.between(span.begin(), span.end())
                                        .toMillis())
                                .movePointLeft(MILLI_DIGITS);
            case USD -> account == null ? BigDecimal.ZERO : cost(account.used(), unpriced);
        };
    }

    private BigDecimal cost(Usage used, List<String> unpriced) {
        Cost cost = used.nothing() ? Cost.UNKNOWN : budgets.prices().cost(used);
        cost.unpriced().stream().filter(model -> !unpriced.contains(model)).forEach(unpriced::add);
        return cost.usd() == null ? BigDecimal.ZERO : cost.usd();
    }

    /** What one attempt of an instance is allowed. */
    private BigDecimal share(String instance, Measure measure, BigDecimal whole) {
        BigDecimal own = budgets.ofAttempt(instance, measure);
        if (own != null) {
            return own;
        }
        BigDecimal its = budgets.ofInstance(instance, measure);
        return its == null
                ? whole.divide(BigDecimal.valueOf(Math.max(1, instances.size())), DIGITS, RoundingMode.DOWN)
                : its.subtract(before(instance, measure)).max(BigDecimal.ZERO);
    }

    /** What an instance's attempts used that are over. */
    private BigDecimal before(String instance, Measure measure) {
        return ledger.spans().entrySet().stream()
                .filter(each -> each.getKey().instance().equals(instance)
                        && each.getValue().end() != null)
                .map(each -> used(each.getKey(), each.getValue(), measure, new ArrayList<>()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean nobodyWorks(@Nullable String instance) {
        return working.stream().noneMatch(each -> instance == null || instance.equals(each.instance()));
    }

    private Optional<Hold> hold(Line line, String instance, Set<String> starting) {
        if (!line.unpriced().isEmpty()) {
            return Optional.of(new Hold.Unknown(line));
        }
        if (line.used().compareTo(line.limit()) >= 0) {
            return Optional.of(new Hold.Hard(line));
        }
        if (line.used().compareTo(line.asksAt()) >= 0) {
            return Optional.of(new Hold.Soft(line));
        }
        BigDecimal promised = line.reserved();
        if (line.instance() == null) {
            for (String other : starting) {
                promised = promised.add(share(other, line.measure(), line.limit()));
            }
        }
        boolean alone = starting.isEmpty() && nobodyWorks(line.instance());
        BigDecimal wanted = line.used().add(promised).add(share(instance, line.measure(), line.limit()));
        return alone || wanted.compareTo(line.limit()) <= 0 ? Optional.empty() : Optional.of(new Hold.Reserved(line));
    }
}
