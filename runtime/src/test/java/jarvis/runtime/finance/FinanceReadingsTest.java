package jarvis.runtime.finance;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FinanceReadingsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Provenance FROM =
            Provenance.stated(new Origin("books", "finance", "1"), new Clocks(NOW, NOW, NOW, null), Meaning.PLAIN);
    private static final String BOOK = """
            currency: EUR
            cash: {amount: 225000.00, as-of: 2026-11-01}
            subscriptions: none
            costs: [{name: All, amount: 8500.00}]
            income: []
            """;
    private static final String LIST = """
            {"success":true,"data":[{"id":"s1","customer":"ann","status":"active","amountMinor":1000,"currency":"EUR",
            "interval":"month","intervalCount":1,"trial":false}]}""";

    @Test
    void without_a_book_and_a_list_there_are_no_figures_at_all() {
        assertThat(new FinanceReadings().of(null, null, "", NOW)).isEmpty();
    }

    @Test
    void a_book_that_says_that_nobody_subscribes_measures_a_zero() {
        Map<String, Reading<JsonNode>> figures = new FinanceReadings().of(good(BOOK), null, "", NOW);
        assertThat(said(figures, "financial.mrr")).isEqualTo("good 0.00");
        assertThat(said(figures, "financial.runway_months")).isEqualTo("good 26");
        assertThat(said(figures, "financial.burn_rate")).isEqualTo("good 8500.00");
        assertThat(Objects.requireNonNull(figures.get("financial.runway_months"))
                        .provenance()
                        .clocks()
                        .asOf())
                .isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void a_list_alone_gives_revenue_and_no_runway() {
        Map<String, Reading<JsonNode>> figures =
                new FinanceReadings().of(null, good(LIST), "http://127.0.0.1:3001/api/v1/subscriptions", NOW);
        assertThat(said(figures, "financial.mrr")).isEqualTo("good 10.00");
        assertThat(said(figures, "financial.runway_months")).isEqualTo("bad not_configured");
    }

    @Test
    void what_speaks_against_the_book_speaks_against_what_is_calculated_from_it() {
        Reading<JsonNode> stale = new Reading.Uncertain<>(
                JsonNodeFactory.instance.stringNode(BOOK), new Cause(Reason.INVALID, "It is half written."), FROM);
        Map<String, Reading<JsonNode>> figures = new FinanceReadings().of(stale, null, "", NOW);
        assertThat(said(figures, "financial.runway_months")).isEqualTo("uncertain invalid 26");
        assertThat(said(figures, "financial.cash")).isEqualTo("uncertain invalid 225000.00");
    }

    @Test
    void a_text_that_cannot_be_calculated_with_is_no_document() {
        assertThat(refused(
                        () -> FinanceParsers.book().read("cassh: 1".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .contains("did you mean `cash`");
        assertThat(refused(() -> FinanceParsers.subscriptions("list.csv").read(new byte[0])))
                .isNotEmpty();
    }

    private interface Reads {
        void read() throws Exception;
    }

    private static String refused(Reads reads) {
        try {
            reads.read();
            return "";
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Reading<JsonNode> good(String text) {
        return new Reading.Good<>(JsonNodeFactory.instance.stringNode(text), FROM);
    }

    private static String said(Map<String, Reading<JsonNode>> figures, String name) {
        Reading<JsonNode> reading = Objects.requireNonNull(figures.get(name));
        String reason =
                reading.cause() == null ? "" : " " + reading.cause().reason().word();
        return reading.quality().word() + reason + reading.fold(value -> " " + value.asString(), _ -> "");
    }
}
