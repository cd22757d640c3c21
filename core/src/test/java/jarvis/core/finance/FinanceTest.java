package jarvis.core.finance;

import static jarvis.core.finance.Business.active;
import static jarvis.core.finance.Business.dated;
import static jarvis.core.finance.Business.euros;
import static jarvis.core.finance.Business.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.finance.Cost.Category;
import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription.Status;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FinanceTest {
    private static final When MONTHLY = new When.Every(1, null, null);

    @Test
    void the_founding_case_lasts_26_months_and_earns_a_measured_zero() {
        Business business = new Business().spends(850_000).holds(euros(22_500_000), "2026-11-01");
        assertThat(business.figure("runway_months")).isEqualTo("26 (26.4706)");
        assertThat(business.figure("mrr")).isEqualTo("EUR 0.00");
        assertThat(business.figure("arr")).isEqualTo("EUR 0.00");
        assertThat(business.figure("burn_rate")).isEqualTo("EUR 8500.00");
        assertThat(business.figure("gross_burn")).isEqualTo("EUR 8500.00");
        assertThat(business.figure("cash")).isEqualTo("EUR 225000.00");
        assertThat(business.figure("customers")).isEqualTo("0");
        assertThat(business.figures().get("mrr")).isInstanceOf(Reading.Good.class);
    }

    @Test
    void every_figure_has_its_place_its_unit_and_its_definition() {
        Map<String, Reading<Figure>> figures = new Business().figures();
        assertThat(figures.keySet())
                .containsExactly(
                        "mrr",
                        "arr",
                        "burn_rate",
                        "gross_burn",
                        "runway_months",
                        "cash",
                        "customers",
                        "churn",
                        "arpa",
                        "ltv",
                        "cac",
                        "mrr_movement.start",
                        "mrr_movement.new",
                        "mrr_movement.reactivation",
                        "mrr_movement.expansion",
                        "mrr_movement.contraction",
                        "mrr_movement.churned",
                        "mrr_movement.end");
        assertThat(definition(figures, "mrr")).isEqualTo("mrr/v1 EUR/month");
        assertThat(definition(figures, "arr")).isEqualTo("arr/v1 EUR/year");
        assertThat(definition(figures, "burn_rate")).isEqualTo("net-burn/v1 EUR/month");
        assertThat(definition(figures, "gross_burn")).isEqualTo("gross-burn/v1 EUR/month");
        assertThat(definition(figures, "runway_months")).isEqualTo("runway/v1 months");
        assertThat(definition(figures, "churn")).isEqualTo("customer-churn/v1 %");
        assertThat(definition(figures, "cac")).isEqualTo("cac/v1 EUR");
        assertThat(definition(figures, "mrr_movement.end")).isEqualTo("mrr-movement/v1 EUR/month");
    }

    private static String definition(Map<String, Reading<Figure>> figures, String name) {
        var meaning = Objects.requireNonNull(figures.get(name)).provenance().meaning();
        return meaning.definition() + " " + meaning.unit();
    }

    @Test
    void every_interval_counts_as_its_part_of_a_month() {
        assertThat(mrr(Interval.MONTH, 1, 1)).isEqualTo("EUR 12.00");
        assertThat(mrr(Interval.WEEK, 1, 1)).isEqualTo("EUR 52.00");
        assertThat(mrr(Interval.DAY, 1, 1)).isEqualTo("EUR 365.00");
        assertThat(mrr(Interval.YEAR, 1, 1)).isEqualTo("EUR 1.00");
        assertThat(mrr(Interval.MONTH, 3, 1)).isEqualTo("EUR 4.00");
        assertThat(mrr(Interval.MONTH, 1, 5)).isEqualTo("EUR 60.00");
    }

    private static String mrr(Interval interval, int count, long quantity) {
        return new Business()
                .has(active("ada", new Price(euros(1200), interval, count, quantity, false)))
                .figure("mrr");
    }

    @Test
    void the_sum_is_rounded_once_and_half_to_even() {
        Price half = new Price(euros(30), Interval.YEAR, 1, 1, false);
        Price third = new Price(euros(4), Interval.YEAR, 1, 1, false);
        assertThat(new Business().has(active("ada", half)).figure("mrr")).isEqualTo("EUR 0.02");
        assertThat(new Business().has(active("ada", half, monthly(euros(1)))).figure("mrr"))
                .isEqualTo("EUR 0.04");
        assertThat(new Business().has(active("ada", third, third, third)).figure("mrr"))
                .isEqualTo("EUR 0.01");
    }

    @Test
    void only_what_is_paid_and_known_beforehand_counts() {
        Price price = monthly(euros(1000));
        for (Status status : Status.values()) {
            boolean counts = status == Status.ACTIVE || status == Status.PAST_DUE;
            Business business = new Business().has(dated("ada", status, "2026-01-01", "2026-02-01", price));
            assertThat(business.figure("mrr")).as("%s", status).isEqualTo(counts ? "EUR 10.00" : "EUR 0.00");
            assertThat(business.figure("customers")).as("%s", status).isEqualTo(counts ? "1" : "0");
        }
        Business none = new Business()
                .has(
                        active("metered", new Price(euros(1000), Interval.MONTH, 1, 1, true)),
                        active("free", monthly(euros(0))),
                        new Subscription("s", "tries", Status.ACTIVE, List.of(price), true, null, null));
        assertThat(none.figure("mrr")).isEqualTo("EUR 0.00");
        assertThat(none.figure("customers")).isEqualTo("0");
    }

    @Test
    void currencies_are_never_added() {
        Business business =
                new Business().has(active("ada", monthly(euros(1000))), active("bob", monthly(new Money(900, "USD"))));
        assertThat(business.figure("mrr")).isEqualTo("undefined: It would add EUR and USD. See mrr.EUR and mrr.USD.");
        assertThat(business.figure("mrr.EUR")).isEqualTo("EUR 10.00");
        assertThat(business.figure("mrr.USD")).isEqualTo("USD 9.00");
        assertThat(business.figure("customers")).isEqualTo("2");
        assertThat(business.figure("runway_months"))
                .isEqualTo("undefined: Cash is in EUR, and payments are in USD too; currencies are never added.");
    }

    @Test
    void a_month_of_movement_is_told_apart_customer_by_customer() {
        Business business = new Business()
                .has(
                        active("same", monthly(euros(1000))),
                        dated("same", Status.ACTIVE, "2026-11-01", null, monthly(euros(500))),
                        active("less", monthly(euros(300))),
                        dated("less", Status.CANCELED, "2026-01-01", "2026-11-10", monthly(euros(200))),
                        dated("fresh", Status.ACTIVE, "2026-11-05", null, monthly(euros(700))),
                        dated("back", Status.CANCELED, "2026-01-01", "2026-03-01", monthly(euros(50))),
                        dated("back", Status.ACTIVE, "2026-11-06", null, monthly(euros(80))),
                        dated("gone", Status.CANCELED, "2026-01-01", "2026-11-20", monthly(euros(400))),
                        dated("brief", Status.CANCELED, "2026-11-02", "2026-11-12", monthly(euros(900))));
        assertThat(movement(business))
                .containsExactly(
                        "start EUR 19.00",
                        "new EUR 7.00",
                        "reactivation EUR 0.80",
                        "expansion EUR 5.00",
                        "contraction EUR 2.00",
                        "churned EUR 4.00",
                        "end EUR 25.80");
        assertThat(business.figure("churn")).isEqualTo("33.3333 %");
    }

    private static List<String> movement(Business business) {
        String prefix = "mrr_movement.";
        return business.figures().entrySet().stream()
                .filter(figure -> figure.getKey().startsWith(prefix))
                .map(figure -> figure.getKey().substring(prefix.length()) + " " + Business.said(figure.getValue()))
                .toList();
    }

    @Test
    void an_earlier_list_stands_in_for_dates() {
        Subscription now = dated("ada", Status.ACTIVE, null, null, monthly(euros(1500)));
        Subscription then = dated("ada", Status.ACTIVE, null, null, monthly(euros(1000)));
        assertThat(new Business().has(now).figure("churn"))
                .isEqualTo("undefined: earlier subscriptions: 1 of 1 subscriptions do not say when they began or ended."
                        + " Use a source that does, or one that can be asked for an earlier day.");
        assertThat(new Business().has(now).had(then).figure("churn")).isEqualTo("0.0000 %");
        assertThat(new Business().has(now).had(then).figure("mrr_movement.expansion"))
                .isEqualTo("EUR 5.00");
    }

    @Test
    void a_division_by_nobody_is_undefined() {
        Business business = new Business().spends(euros(100), Category.SALES_AND_MARKETING, MONTHLY);
        assertThat(business.figure("churn")).startsWith("undefined: No customer paid");
        assertThat(business.figure("arpa")).startsWith("undefined: No customer pays");
        assertThat(business.figure("ltv")).startsWith("undefined: No customer pays");
        assertThat(business.figure("cac")).startsWith("undefined: No customer paid for the first time");
        business.has(active("ada", monthly(euros(1000)))).margin("0.8");
        assertThat(business.figure("ltv")).startsWith("undefined: No customer left");
    }

    @Test
    void lifetime_value_takes_the_stated_margin_or_that_of_the_cost_of_revenue() {
        Subscription gone = dated("gone", Status.CANCELED, "2026-01-01", "2026-11-20", monthly(euros(400)));
        Subscription ada = active("ada", monthly(euros(1000)));
        assertThat(new Business().has(gone, ada).figure("ltv")).startsWith("undefined: No gross margin is known.");
        assertThat(new Business().has(gone, ada).margin("0.8").figure("ltv")).isEqualTo("EUR 16.00");
        assertThat(new Business()
                        .has(gone, ada)
                        .spends(euros(250), Category.COST_OF_REVENUE, MONTHLY)
                        .figure("ltv"))
                .isEqualTo("EUR 15.00");
    }

    @Test
    void a_customer_costs_the_marketing_of_thirty_days_shared_by_the_new() {
        Business business = new Business()
                .has(dated("ada", Status.ACTIVE, "2026-11-05", null, monthly(euros(1000))))
                .has(dated("bob", Status.ACTIVE, "2026-11-05", null, monthly(euros(1000))));
        assertThat(business.figure("cac")).startsWith("undefined: No cost is of the category sales-and-marketing.");
        business.spends(euros(3000), Category.SALES_AND_MARKETING, MONTHLY)
                .spends(euros(500), Category.SALES_AND_MARKETING, new When.Once(LocalDate.parse("2026-11-10")))
                .spends(euros(800), Category.SALES_AND_MARKETING, new When.Once(LocalDate.parse("2026-10-10")))
                .spends(euros(900), Category.OTHER, MONTHLY);
        // 9 of the 31 days of October and 21 of the 30 of November.
        assertThat(business.figure("cac")).isEqualTo("EUR 17.35");
    }

    @Test
    void burn_is_of_the_last_full_month_and_what_is_yearly_counts_a_twelfth() {
        Business business = new Business()
                .spends(100_000)
                .spends(euros(120_000), Category.OTHER, new When.Every(12, null, null))
                .spends(euros(7_000), Category.OTHER, new When.Once(LocalDate.parse("2026-10-31")))
                .spends(euros(9_000), Category.OTHER, new When.Once(LocalDate.parse("2026-11-01")))
                .spends(euros(6_000), Category.OTHER, new When.Every(1, null, LocalDate.parse("2026-09-30")))
                .earns(euros(30_000), MONTHLY)
                .has(active("ada", monthly(euros(2_000))))
                .has(dated("bob", Status.ACTIVE, "2026-11-01", null, monthly(euros(5_000))));
        assertThat(business.figure("gross_burn")).isEqualTo("EUR 1170.00");
        assertThat(business.figure("burn_rate")).isEqualTo("EUR 850.00");
    }

    @Test
    void who_does_not_burn_has_no_runway_in_numbers() {
        assertThat(new Business().spends(1000).earns(euros(1000), MONTHLY).figure("runway_months"))
                .isEqualTo("not burning");
        assertThat(new Business().figure("runway_months")).isEqualTo("not burning");
        assertThat(new Business().spends(1000).holds(euros(-5), "2026-11-01").figure("runway_months"))
                .isEqualTo("0 (0.0000)");
    }

    @Test
    void a_month_that_is_not_quite_full_is_not_shown() {
        assertThat(new Business()
                        .spends(100_000_000)
                        .holds(euros(2_599_999_999L), "2026-11-01")
                        .figure("runway_months"))
                .isEqualTo("25 (26.0000)");
    }

    @Test
    void runway_takes_the_three_months_before_the_cash_date() {
        Business business = new Business()
                .spends(10_000)
                .spends(euros(30_000), Category.OTHER, new When.Once(LocalDate.parse("2026-08-15")))
                .holds(euros(200_000), "2026-11-22");
        assertThat(business.figure("runway_months")).isEqualTo("10 (10.0000)");
        assertThat(business.holds(euros(200_000), "2026-12-01").figure("runway_months"))
                .isEqualTo("20 (20.0000)");
        assertThat(business.holds(euros(200_000), "2026-11-29").figure("runway_months"))
                .isEqualTo("10 (10.0000)");
        assertThat(business.holds(euros(200_000), "2026-11-30").figure("runway_months"))
                .isEqualTo("20 (20.0000)");
    }

    @Test
    void months_before_the_first_known_cost_are_unknown_and_not_free() {
        Business young = new Business()
                .spends(euros(10_000), Category.OTHER, new When.Every(1, LocalDate.parse("2026-10-01"), null))
                .holds(euros(100_000), "2026-11-22");
        assertThat(young.figure("runway_months")).isEqualTo("10 (10.0000)");
        Business newborn = new Business()
                .spends(euros(10_000), Category.OTHER, new When.Every(1, LocalDate.parse("2026-11-01"), null));
        assertThat(newborn.figure("burn_rate"))
                .isEqualTo("undefined: The costs of all of 2026-10 are not known: the first begins 2026-11-01."
                        + " Say since when they run; a cost without a first day was always there.");
        assertThat(newborn.figure("runway_months")).startsWith("undefined: The costs of all of 2026-10");
    }

    @Test
    void a_zero_of_no_subscription_and_no_books_has_no_currency() {
        Inputs inputs = new Inputs(Business.good(List.of()), null, Business.bad(), Business.bad());
        Map<String, Reading<Figure>> figures = Finance.figures(inputs, Business.NOW);
        assertThat(Business.said(Objects.requireNonNull(figures.get("mrr")))).isEqualTo("XXX 0");
        assertThat(definition(figures, "mrr")).isEqualTo("mrr/v1 null");
    }

    @Test
    void what_is_too_large_for_money_is_no_number() {
        Price price = new Price(euros(Long.MAX_VALUE), Interval.DAY, 1, Long.MAX_VALUE, false);
        assertThat(new Business().has(active("ada", price)).figure("arr")).startsWith("undefined: It is larger than");
    }

    @Test
    void runway_is_as_old_as_the_cash_and_says_what_it_was_made_of() {
        Instant day = Instant.parse("2026-11-01T00:00:00Z");
        Inputs good = new Business().spends(850_000).inputs();
        Cash cash = new Cash(euros(22_500_000), LocalDate.parse("2026-11-01"));
        assertThat(cash.moment()).isEqualTo(day);
        Inputs inputs = new Inputs(good.subscriptions(), null, good.books(), Business.uncertain(cash, cash.moment()));
        Reading<Figure> runway =
                Objects.requireNonNull(Finance.figures(inputs, Business.NOW).get("runway_months"));
        assertThat(runway.quality()).isEqualTo(Quality.UNCERTAIN);
        assertThat(runway.provenance().clocks().asOf()).isEqualTo(day);
        assertThat(runway.provenance().derivedFrom())
                .extracting("name")
                .containsExactly("cash", "costs", "subscriptions");
    }
}
