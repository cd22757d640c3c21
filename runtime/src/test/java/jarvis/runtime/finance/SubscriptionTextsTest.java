package jarvis.runtime.finance;

import static jarvis.runtime.finance.Texts.problem;
import static jarvis.runtime.finance.Texts.problems;
import static jarvis.runtime.finance.Texts.understood;
import static jarvis.runtime.finance.Texts.value;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.finance.Money;
import jarvis.core.finance.Price;
import jarvis.core.finance.Price.Interval;
import jarvis.core.finance.Subscription;
import jarvis.core.finance.Subscription.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTextsTest {
    private static final Price TEN = new Price(new Money(1000, "EUR"), Interval.MONTH, 1, 1, false);
    private static final String HEADER = "id,customer,status,amount,currency,interval\n";

    @Test
    void stripes_export_is_read() {
        assertThat(value(CsvSubscriptions.read(Texts.STRIPE_CSV)))
                .containsExactly(
                        new Subscription(
                                "sub_1",
                                "cus_ada",
                                Status.ACTIVE,
                                List.of(new Price(new Money(1000, "EUR"), Interval.MONTH, 1, 2, false)),
                                false,
                                Instant.parse("2026-01-05T09:30:00Z"),
                                null),
                        new Subscription(
                                "sub_2",
                                "cus_bob",
                                Status.CANCELED,
                                List.of(new Price(new Money(12000, "EUR"), Interval.YEAR, 1, 1, false)),
                                false,
                                Instant.parse("2026-02-01T10:00:00Z"),
                                Instant.parse("2026-11-20T10:00:00Z")),
                        new Subscription(
                                "sub_3",
                                "cus_eve",
                                Status.TRIALING,
                                List.of(TEN),
                                true,
                                Instant.parse("2026-12-04T10:00:00Z"),
                                null));
    }

    @Test
    void an_export_says_which_column_was_understood_as_what() {
        assertThat(understood(CsvSubscriptions.read(Texts.STRIPE_CSV)).notes())
                .satisfiesExactly(
                        read -> assertThat(read)
                                .startsWith("Read: id is column 1, id; customer is column 2, Customer ID;")
                                .contains("started is column 11, Start Date (UTC);"),
                        rest -> assertThat(rest).isEqualTo("Not read: Customer Description, Plan, Created (UTC)."));
    }

    @Test
    void plain_names_a_byte_order_mark_semicolons_and_cents_are_read() {
        String text =
                "\uFEFFID;Customer;Status;Amount_Minor;Currency;Interval\r\ns1;ada;Active;1000;EUR;monthly\r\n\r\n";
        Subscription ada = new Subscription("s1", "ada", Status.ACTIVE, List.of(TEN), false, null, null);
        assertThat(value(CsvSubscriptions.read(text))).containsExactly(ada);
        assertThat(value(CsvSubscriptions.read(
                        HEADER + "s1,ada,active,\"10,00\",EUR,month\ns1,ada,active,10,EUR,month")))
                .containsExactly(ada, ada);
        assertThat(value(CsvSubscriptions.read(HEADER))).isEmpty();
    }

    @Test
    void a_wrong_line_is_named_by_its_number() {
        assertThat(problems(CsvSubscriptions.read(HEADER + """
                        s1,ada,active,10,EUR,month
                        "s
                        2",ada,activ,10,EUR,month
                        s3,ada,active,1.234,EUR,month
                        s4,ada,active,10,EUR
                        s5,ada,active,10,EU,month
                        s6,,active,10,EUR,month
                        s7,ada,active,-1,EUR,month
                        s8,ada,active,10,EUR,fortnight
                        """)))
                .satisfiesExactly(
                        status -> assertThat(status).startsWith("line 3: status \"activ\" is not one of active"),
                        amount -> assertThat(amount).startsWith("line 5: amount \"1.234\" is not an amount of EUR"),
                        width -> assertThat(width).startsWith("line 6: 5 fields, and the first line names 6."),
                        currency -> assertThat(currency).startsWith("line 7: currency \"EU\" is not a currency"),
                        customer -> assertThat(customer).isEqualTo("line 8: customer is empty."),
                        negative -> assertThat(negative).startsWith("line 9: amount is below zero."),
                        interval -> assertThat(interval).startsWith("line 10: interval \"fortnight\" is not one of"));
    }

    @Test
    void an_export_that_cannot_be_read_says_why() {
        assertThat(problem(CsvSubscriptions.read(""))).startsWith("It is empty.");
        assertThat(problem(CsvSubscriptions.read("id,customer,status\n")))
                .startsWith("line 1: no column is called currency. The first line names the columns: id, customer,");
        assertThat(problem(CsvSubscriptions.read(HEADER + "\"s1,ada\n")))
                .isEqualTo("line 2: a quote is opened and not closed. Is the file whole?");
        assertThat(problem(CsvSubscriptions.read(HEADER + "\"s1\"x,ada\n")))
                .startsWith("line 2: something follows a closing quote.");
    }

    @Test
    void the_example_service_is_read() {
        Parsed.Understood<List<Subscription>> parsed = understood(DawgSubscriptions.read(Texts.DAWG));
        assertThat(parsed.asOf()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(parsed.value())
                .containsExactly(
                        new Subscription("s1", "ada", Status.ACTIVE, List.of(TEN), false, null, null),
                        new Subscription("s2", "bob", Status.ACTIVE, List.of(TEN), true, null, null),
                        new Subscription("s3", "eve", Status.CANCELED, List.of(), false, null, null));
        assertThat(value(DawgSubscriptions.read("{\"success\":true,\"data\":[]}")))
                .isEmpty();
    }

    @Test
    void what_the_example_service_should_not_say_is_named_by_its_index() {
        assertThat(problem(DawgSubscriptions.read("{\"success\":false}"))).startsWith("It does not say success: true.");
        assertThat(problem(DawgSubscriptions.read("{\"success\":true,\"data\":{}}")))
                .isEqualTo("data.subscriptions is not a list.");
        assertThat(problem(DawgSubscriptions.read(Texts.DAWG.replace("1000,", "-1,"))))
                .startsWith("data.subscriptions[0].amountMinor is not a whole number from 0");
        assertThat(problem(DawgSubscriptions.read(Texts.DAWG.replace("cancelled", "lost"))))
                .startsWith("data.subscriptions[2]: status \"lost\" is not one of");
        assertThat(problem(DawgSubscriptions.read(Texts.DAWG.replace("success\":true", "success\":tru"))))
                .startsWith("It is no JSON at line 1, column ");
    }

    @Test
    void stripes_list_is_read() {
        Parsed.Understood<StripeSubscriptions.Page> parsed = understood(StripeSubscriptions.read(Texts.STRIPE));
        assertThat(parsed.notes()).containsExactly("1 have a discount, which is not taken off.");
        assertThat(parsed.value().next()).isNull();
        assertThat(parsed.value().subscriptions())
                .containsExactly(
                        new Subscription(
                                "sub_1",
                                "cus_ada",
                                Status.ACTIVE,
                                List.of(
                                        new Price(new Money(1000, "EUR"), Interval.MONTH, 1, 3, false),
                                        new Price(new Money(0, "EUR"), Interval.MONTH, 1, 1, true)),
                                false,
                                Instant.ofEpochSecond(1767604200),
                                null),
                        new Subscription(
                                "sub_2",
                                "cus_bob",
                                Status.CANCELED,
                                List.of(new Price(new Money(900, "EUR"), Interval.WEEK, 2, 1, false)),
                                true,
                                Instant.ofEpochSecond(1768204200),
                                Instant.ofEpochSecond(1768204200)));
    }

    @Test
    void a_page_that_is_not_the_last_says_how_to_ask_on() {
        String more = Texts.STRIPE.replaceFirst("has_more\":false", "has_more\":true");
        assertThat(value(StripeSubscriptions.read(more)).next()).isEqualTo("sub_2");
    }

    @Test
    void a_subscription_with_more_items_than_are_listed_is_refused() {
        assertThat(problem(StripeSubscriptions.read(Texts.STRIPE.replace("has_more\":false", "has_more\":true"))))
                .startsWith("data[0].items has more than are listed.");
    }

    @Test
    void what_of_stripe_cannot_be_counted_is_named_by_its_index() {
        assertThat(problem(StripeSubscriptions.read("{\"error\":{\"message\":\"Invalid API Key\"}}")))
                .startsWith("Stripe answered with an error.");
        assertThat(problem(
                        StripeSubscriptions.read(Texts.STRIPE.replace("\"unit_amount\":900", "\"unit_amount\":null"))))
                .startsWith("data[1].items.data[0].price has no unit_amount");
        assertThat(problem(StripeSubscriptions.read(Texts.STRIPE.replace("\"quantity\":3", "\"quantity\":\"3\""))))
                .startsWith("data[0].items.data[0].quantity is not a whole number");
        assertThat(problem(StripeSubscriptions.read("{\"object\":\"list\",\"has_more\":true,\"data\":[]}")))
                .startsWith("data is empty, and has_more says that there is more.");
    }

    @Test
    void stripes_own_units_become_those_of_the_currency() {
        assertThat(amountIn("isk")).isEqualTo(new Money(10, "ISK"));
        assertThat(amountIn("mga")).isEqualTo(new Money(100_000, "MGA"));
        assertThat(amountIn("jpy")).isEqualTo(new Money(1000, "JPY"));
    }

    private static Money amountIn(String currency) {
        String text = Texts.STRIPE.replace("\"eur\"", "\"" + currency + "\"").replace("900", "1000");
        return value(StripeSubscriptions.read(text))
                .subscriptions()
                .getFirst()
                .prices()
                .getFirst()
                .amount();
    }
}
