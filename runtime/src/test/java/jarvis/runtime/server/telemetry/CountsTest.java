package jarvis.runtime.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.Ledger;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What exporters send is added up, each thing once. */
class CountsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Ledger.Attempt ONE = new Ledger.Attempt("phase-1", "instance-1", 1);

    private final Counts counts = new Counts();

    private static String point(String type, long until, String value) {
        return """
                {"attributes": [{"key": "type", "value": {"stringValue": "%s"}},
                  {"key": "model", "value": {"stringValue": "m"}}], "timeUnixNano": "%d", "asInt": "%s"}""".formatted(type, until, value);
    }

    private static Metrics tokens(int temporality, String... points) {
        return metrics("claude_code.token.usage", temporality, points);
    }

    private static Metrics metrics(String name, int temporality, String... points) {
        return Metrics.of(JSON.readTree("""
                {"resourceMetrics": [{"scopeMetrics": [{"metrics": [{"name": "%s", "sum":
                  {"aggregationTemporality": %d, "dataPoints": [%s]}}]}]}]}""".formatted(name, temporality, String.join(",", points))));
    }

    private Usage add(Metrics metrics) {
        return counts.add(ONE, Usage.NONE, metrics);
    }

    @Test
    void kindsAreKeptApartAndAddedUp() {
        add(tokens(1, point("input", 1, "10"), point("output", 1, "2"), point("cacheRead", 1, "300")));
        Usage total = add(tokens(1, point("input", 2, "5"), point("cacheCreation", 2, "7")));
        assertThat(total).isEqualTo(new Usage(Map.of("m", new Tokens(15, 300, 7, 2)), null));
    }

    @Test
    void moneyIsThatOfTheAgentAndUnknownWhereItSaysNone() {
        Usage total = add(metrics(
                "claude_code.cost.usage",
                1,
                "{\"timeUnixNano\": \"1\", \"asDouble\": 0.1}",
                "{\"attributes\": [{\"key\": \"model\", \"value\": {\"stringValue\": \"m\"}}], \"timeUnixNano\": \"1\","
                        + " \"asDouble\": 0.2}"));
        assertThat(total.saidUsd()).isEqualByComparingTo(new BigDecimal("0.3"));
    }

    @Test
    void whatIsSentAgainIsCountedOnce() {
        Metrics sent = tokens(1, point("input", 5, "10"));
        add(sent);
        assertThat(add(sent).total().input()).isEqualTo(10);
        assertThat(add(tokens(1, point("input", 6, "1"))).total().input()).isEqualTo(11);
    }

    @Test
    void whatCountsFromABeginningIsLeftOutAndSaidSo() {
        Metrics metrics = tokens(2, point("input", 5, "10"));
        assertThat(metrics.totals()).isEqualTo(1);
        assertThat(add(metrics).nothing()).isTrue();
    }

    @Test
    void aNewJarvisGoesOnFromTheJournal() {
        Usage before = new Usage(Map.of("m", new Tokens(100, 0, 0, 0)), null);
        counts.add(ONE, before, tokens(1, point("input", 5, "10")));
        assertThat(counts.add(ONE, before, tokens(1, point("input", 6, "1")))
                        .total()
                        .input())
                .isEqualTo(111);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "1e999999999", "many", "0", ""})
    void whatIsNoCountCountsNothing(String value) {
        assertThat(add(tokens(1, point("input", 5, value))).nothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "3", "{\"resourceMetrics\": 1}", "{\"resourceMetrics\": [{\"scopeMetrics\": {}}]}"})
    void whatIsNoExportHasNoPoints(String text) {
        assertThat(Metrics.of(JSON.readTree(text)).points()).isEmpty();
    }
}
