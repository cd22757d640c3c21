package jarvis.runtime.finance;

import static jarvis.runtime.finance.Texts.problem;
import static jarvis.runtime.finance.Texts.problems;
import static jarvis.runtime.finance.Texts.value;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.finance.Books;
import jarvis.core.finance.Cash;
import jarvis.core.finance.Cost;
import jarvis.core.finance.Cost.Category;
import jarvis.core.finance.Figure;
import jarvis.core.finance.Finance;
import jarvis.core.finance.Income;
import jarvis.core.finance.Inputs;
import jarvis.core.finance.Money;
import jarvis.core.finance.Payment;
import jarvis.core.finance.When;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.core.reading.SourceState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FinanceYamlTest {
    private static final String EVERY_KEY = """
            currency: EUR
            cash: {amount: -12.50, as-of: 2026-11-01, currency: USD}
            subscriptions: none
            margin: 80%
            costs:
              - {name: Rent, amount: "1,200.00", from: 2026-01, until: 2026-02}
              - {name: Fair, amount: 300, on: 2026-09-14, category: sales-and-marketing}
              - {name: Tax, amount: 90, every: quarter, from: 2026-01-15, until: 2026-12-31, currency: USD}
            income:
              - {name: Grant, amount: 1000, every: year}
            """;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void every_key_is_read() {
        FinanceFile file = value(FinanceYaml.read(EVERY_KEY));
        assertThat(file.cash()).isEqualTo(new Cash(new Money(-1250, "USD"), LocalDate.parse("2026-11-01")));
        assertThat(file.subscriptionless()).isTrue();
        assertThat(file.books())
                .isEqualTo(new Books(
                        List.of(
                                cost("Rent", Category.OTHER, 120_000, "EUR", every(1, "2026-01-01", "2026-02-28")),
                                cost(
                                        "Fair",
                                        Category.SALES_AND_MARKETING,
                                        30_000,
                                        "EUR",
                                        new When.Once(LocalDate.parse("2026-09-14"))),
                                cost("Tax", Category.OTHER, 9_000, "USD", every(3, "2026-01-15", "2026-12-31"))),
                        List.of(new Income(
                                "Grant", new Payment(new Money(100_000, "EUR"), new When.Every(12, null, null)))),
                        new BigDecimal("0.8")));
    }

    private static Cost cost(String name, Category category, long minor, String currency, When when) {
        return new Cost(name, category, new Payment(new Money(minor, currency), when));
    }

    private static When every(int months, String first, String last) {
        return new When.Every(months, LocalDate.parse(first), LocalDate.parse(last));
    }

    @Test
    void the_example_lasts_26_months() {
        FinanceFile file = value(FinanceYaml.read(Texts.example()));
        Map<String, Reading<Figure>> figures = Finance.figures(
                new Inputs(
                        reading(file.observedSubscriptions()),
                        null,
                        reading(file.observedBooks()),
                        reading(file.observedCash())),
                NOW);
        Reading<Figure> runway = Objects.requireNonNull(figures.get("runway_months"));
        assertThat(figure(figures, "runway_months")).isEqualTo(new Figure.Months(26, new BigDecimal("26.4706")));
        assertThat(figure(figures, "burn_rate")).isEqualTo(new Figure.Amount(new Money(850_000, "EUR")));
        assertThat(figure(figures, "mrr")).isEqualTo(new Figure.Amount(new Money(0, "EUR")));
        assertThat(runway.provenance().clocks().asOf()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    private static Figure figure(Map<String, Reading<Figure>> figures, String name) {
        return Objects.requireNonNull(figures.get(name)).fold(value -> value, cause -> {
            throw new AssertionError(name + ": " + cause.detail());
        });
    }

    private static <T> Reading<T> reading(Observation<T> observation) {
        SourceRules rules = new SourceRules("books", "file", Duration.ofSeconds(5), Limits.NONE, Retry.DEFAULT);
        return SourceState.<T>waiting(rules, NOW)
                .understood(new SourceState.Document<>(Map.of("it", observation), "1", NOW, NOW, false))
                .reading("it", Meaning.PLAIN, NOW);
    }

    @Test
    void what_is_not_said_is_missing_and_not_zero() {
        FinanceFile file = value(FinanceYaml.read("# nothing yet\n"));
        assertThat(file.observedCash()).isInstanceOf(Observation.Missing.class);
        assertThat(file.observedBooks()).isInstanceOf(Observation.Missing.class);
        assertThat(file.observedSubscriptions()).isInstanceOf(Observation.Missing.class);
        assertThat(value(FinanceYaml.read("currency: EUR\ncosts: []\n")).books())
                .isEqualTo(new Books(List.of(), List.of(), null));
    }

    @Test
    void an_unknown_key_is_named_with_its_line_and_the_nearest_one() {
        assertThat(problem(FinanceYaml.read(
                        "currency: EUR\ncash:\n  amount: 5\n  as_of: 2026-11-01\n  as-of: 2026-11-01\n")))
                .isEqualTo("finance.yaml:4:3: there is no key `as_of` in `cash`; did you mean `as-of`?"
                        + " Known: amount, as-of, currency.");
        assertThat(problem(FinanceYaml.read("currency: EUR\ncosts:\n  - {name: a, amount: 5, categroy: other}\n")))
                .startsWith("finance.yaml:3:26: there is no key `categroy` in `costs[1]`; did you mean `category`?");
        assertThat(problem(FinanceYaml.read("curency: EUR\n"))).contains("did you mean `currency`?");
    }

    @Test
    void every_problem_is_named_at_once() {
        assertThat(problems(FinanceYaml.read("""
                        currency: EUR
                        cash: {amount: 225,000, as-of: today}
                        margin: 120
                        costs:
                          - {name: Rent, amount: -5}
                          - {amount: 5.001, every: fortnight}
                          - {name: Fair, amount: 5, every: once}
                          - {name: Fair, amount: 5, every: month, on: 2026-09-14}
                          - {name: Tax, amount: 5, from: 2026-12, until: 2026-11}
                          - Salaries
                        """)))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("finance.yaml:2:20: there is no key `000` in `cash`."),
                        day -> assertThat(day).contains("`cash.as-of: today` is not a day"),
                        margin -> assertThat(margin).contains("`margin: 120` is not a share"),
                        rent -> assertThat(rent).contains("`costs[1].amount: -5` is not zero or more"),
                        name -> assertThat(name)
                                .contains("`costs[2].name` is not there. Write, for example, `name: Salaries`"),
                        decimals -> assertThat(decimals)
                                .contains("`costs[2].amount: 5.001` is not an amount of EUR such as 8500.00"),
                        rhythm ->
                                assertThat(rhythm).contains("`costs[2].every: fortnight` is not one of month, quarter"),
                        on -> assertThat(on).contains("`costs[3].on` is not there"),
                        both -> assertThat(both).contains("`costs[4].every: month` is not for what is paid once"),
                        until -> assertThat(until).contains("`costs[5].until: 2026-11-30` is not a day after `from`"),
                        item -> assertThat(item).startsWith("finance.yaml:10:5: `costs[6]` needs keys and values."));
    }

    @Test
    void amounts_need_a_currency_and_one_meaning() {
        assertThat(problem(FinanceYaml.read("costs: []\n")))
                .contains("`currency` is not there. Write, for example, `currency: EUR`.");
        assertThat(problem(FinanceYaml.read("currency: euro\ncosts: []\n")))
                .contains("`currency: euro` is not a currency of ISO 4217");
        assertThat(problem(FinanceYaml.read("currency: EUR\ncosts: [{name: a, amount: \"1,234\"}]\n")))
                .contains("`costs[1].amount: 1,234` is not an amount");
        assertThat(problem(FinanceYaml.read("currency: JPY\ncosts: [{name: a, amount: 10.5}]\n")))
                .contains("such as 8500, below");
    }

    @Test
    void what_is_no_settings_file_is_refused_with_its_place() {
        assertThat(problem(FinanceYaml.read("- a\n"))).startsWith("finance.yaml:1:1: it has keys and values");
        assertThat(problem(FinanceYaml.read("a: [")))
                .startsWith("finance.yaml:1:")
                .contains("cannot be read as YAML");
        assertThat(problem(FinanceYaml.read("currency: EUR\nincome: []\n")))
                .contains("`costs` is not there. Write, for example, `costs: []`.");
        assertThat(problem(FinanceYaml.read("currency: EUR\ncosts:\n"))).contains("`costs` needs a list");
    }
}
