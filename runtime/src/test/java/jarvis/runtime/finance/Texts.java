package jarvis.runtime.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One document of each form, and what came of reading it. */
final class Texts {
    static final String STRIPE_CSV = """
            id,Customer ID,Customer Description,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start Date (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC)
            sub_1,cus_ada,"Lovelace, Ada",price_1,2,eur,month,10.00,active,2026-01-05 09:30,2026-01-05 09:30,,,
            sub_2,cus_bob,"Bob ""B""\",price_2,1,eur,year,120.00,canceled,2026-02-01 10:00,2026-02-01 10:00,,2026-10-01 10:00,2026-11-20 10:00
            sub_3,cus_eve,"two
            lines",price_1,1,eur,month,10.00,trialing,2026-11-20 10:00,2026-11-20 10:00,2026-12-04 10:00,,
            """;

    static final String DAWG = """
            {"success":true,"data":{"asOf":"2026-11-22T10:00:00Z","subscriptions":[
            {"id":"s1","customer":"ada","status":"active","amountMinor":1000,"currency":"EUR","interval":"month","intervalCount":1,"trial":false},
            {"id":"s2","customer":"bob","status":"active","amountMinor":1000,"currency":"EUR","interval":"month","intervalCount":1,"trial":true},
            {"id":"s3","customer":"eve","status":"cancelled","amountMinor":null,"currency":null,"interval":null,"intervalCount":null,"trial":null}]},
            "timestamp":"2026-11-22T10:00:01Z"}
            """;

    static final String STRIPE = """
            {"object":"list","has_more":false,"data":[
              {"id":"sub_1","object":"subscription","customer":"cus_ada","status":"active","currency":"eur","start_date":1767604200,
               "trial_end":null,"canceled_at":null,"ended_at":null,"discounts":["di_1"],
               "items":{"object":"list","has_more":false,"data":[
                 {"quantity":3,"price":{"unit_amount":1000,"currency":"eur","recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}},
                 {"price":{"unit_amount":null,"currency":"eur","recurring":{"interval":"month","interval_count":1,"usage_type":"metered"}}},
                 {"quantity":1,"price":{"unit_amount":5000,"currency":"eur","recurring":null}}]}},
              {"id":"sub_2","customer":{"id":"cus_bob"},"status":"canceled","currency":"eur","start_date":1767604200,
               "trial_end":1768204200,"canceled_at":1767704200,"ended_at":1768204200,
               "items":{"data":[{"quantity":1,"price":{"unit_amount":900,"recurring":{"interval":"week","interval_count":2,"usage_type":"licensed"}}}]}}]}
            """;

    private Texts() {}

    /** The one that newcomers copy. */
    static String example() {
        try (InputStream in =
                Objects.requireNonNull(Texts.class.getResourceAsStream("/examples/finance/finance.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static <T> Parsed.Understood<T> understood(Parsed<T> parsed) {
        assertThat(parsed).as("%s", parsed).isInstanceOf(Parsed.Understood.class);
        return (Parsed.Understood<T>) parsed;
    }

    static <T> T value(Parsed<T> parsed) {
        return understood(parsed).value();
    }

    static List<String> problems(Parsed<?> parsed) {
        assertThat(parsed).as("%s", parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused<?>) parsed).problems();
    }

    static String problem(Parsed<?> parsed) {
        assertThat(problems(parsed)).hasSize(1);
        return problems(parsed).getFirst();
    }
}
