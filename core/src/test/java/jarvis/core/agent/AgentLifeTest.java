package jarvis.core.agent;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.Liveness.Signs;
import jarvis.core.agent.Liveness.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentLifeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(1));
    private static final Ask ASK = new Ask("r1", Ask.Kind.PERMISSION, "May I?", List.of());

    private static AgentLife heard(Instant at, LifeEvent... events) {
        AgentLife life = AgentLife.NONE;
        for (LifeEvent event : events) {
            life = life.after(event, at);
        }
        return life;
    }

    private static Usage usage(long input, String usd) {
        return new Usage(Map.of("m-1", new Tokens(input, 0, 0, 1)), usd.isEmpty() ? null : new BigDecimal(usd));
    }

    @Test
    void aTurnBeginsEndsAndBeginsAnew() {
        AgentLife over = heard(NOW, new LifeEvent.TurnBegan(), new LifeEvent.TurnEnded(TurnEnd.COMPLETED, "x"));
        assertThat(over.end()).contains(TurnEnd.COMPLETED);
        assertThat(over.after(new LifeEvent.TurnBegan(), NOW).end()).isEmpty();
    }

    @Test
    void whatItAskedIsOverWithTheAnswerAndWithTheTurn() {
        AgentLife asks = heard(NOW, new LifeEvent.Asked(ASK));
        assertThat(asks.asks()).containsExactly(ASK);
        assertThat(asks.after(new LifeEvent.AskOver("r1"), NOW).asks()).isEmpty();
        assertThat(asks.after(new LifeEvent.TurnEnded(TurnEnd.FAILED, ""), NOW).asks())
                .isEmpty();
    }

    @Test
    void ofWhatItSaysTheNewestIsKeptAndNeverMuch() {
        AgentLife life = AgentLife.NONE;
        for (int i = 0; i < 1_000; i++) {
            life = life.after(new LifeEvent.Said("piece " + i + " ", false, true), NOW);
        }
        assertThat(life.doing().said()).endsWith("piece 999 ").hasSizeLessThan(600);
        assertThat(life.after(new LifeEvent.Said("helper", true, false), NOW)
                        .doing()
                        .said())
                .endsWith("piece 999 ");
    }

    @Test
    void aZombieThatPassesForAliveIsNoVerdictOfWorking() {
        Signs gone = new Signs(false, heard(NOW, new LifeEvent.TurnBegan()), NOW, NOW, LONG_AGO);
        assertThat(Liveness.of(gone, NOW).verdict()).isEqualTo(Verdict.EXITED);
        assertThat(Liveness.of(gone, NOW).reason()).contains("in the middle of a turn");
    }

    @Test
    void aProcessThatNobodyCanTellOfIsLostAndNotDead() {
        Signs unknown = new Signs(null, AgentLife.NONE, null, null, LONG_AGO);
        assertThat(Liveness.of(unknown, NOW).verdict()).isEqualTo(Verdict.LOST);
    }

    @Test
    void anAgentThatDiesInsideALiveShellDoesNotStayWorking() {
        Signs quiet = new Signs(true, heard(LONG_AGO, new LifeEvent.TurnBegan()), LONG_AGO, null, LONG_AGO);
        assertThat(Liveness.of(quiet, NOW).verdict()).isEqualTo(Verdict.SILENT);
    }

    @Test
    void anyOneSignKeepsAHealthyAgentWorking() {
        Instant lately = NOW.minusSeconds(100);
        AgentLife old = heard(LONG_AGO, new LifeEvent.TurnBegan());
        assertThat(Liveness.of(new Signs(true, old, lately, null, LONG_AGO), NOW)
                        .verdict())
                .isEqualTo(Verdict.WORKING);
        assertThat(Liveness.of(new Signs(true, old, null, lately, LONG_AGO), NOW)
                        .verdict())
                .isEqualTo(Verdict.WORKING);
        assertThat(Liveness.of(new Signs(true, AgentLife.NONE, null, null, lately), NOW)
                        .verdict())
                .isEqualTo(Verdict.WORKING);
    }

    @Test
    void whoAsksWaitsForYouHoweverLong() {
        Signs asks = new Signs(true, heard(LONG_AGO, new LifeEvent.Asked(ASK)), LONG_AGO, null, LONG_AGO);
        assertThat(Liveness.of(asks, NOW)).isEqualTo(new Liveness(Verdict.WAITING_FOR_YOU, "It asks: May I?"));
    }

    @Test
    void aLimitIsShownWithItsEndUntilThen() {
        AgentLife limited = heard(LONG_AGO, new LifeEvent.Limited("five hour", true, NOW.plusSeconds(60)));
        Signs signs = new Signs(true, limited, LONG_AGO, NOW, LONG_AGO);
        assertThat(Liveness.of(signs, NOW).reason()).contains("2026-11-23T10:01:00Z", "five hour");
        assertThat(Liveness.of(signs, NOW.plusSeconds(61)).verdict()).isEqualTo(Verdict.WORKING);
    }

    @Test
    void aResumedSessionGoesOnCountingAndIsChargedWithTheDifferenceAlone() {
        assertThat(usage(150, "1.5").since(usage(100, "1.0")))
                .isEqualTo(new Usage(Map.of("m-1", new Tokens(50, 0, 0, 0)), new BigDecimal("0.5")));
    }

    @Test
    void aSessionThatBeganToCountAnewIsChargedWithAllOfIt() {
        assertThat(usage(30, "0.3").since(usage(100, "1.0"))).isEqualTo(usage(30, "0.3"));
    }

    @Test
    void aSumWithSomethingThatNobodyKnowsThePriceOfHasNone() {
        assertThat(usage(1, "1").plus(usage(1, "")).saidUsd()).isNull();
        assertThat(usage(1, "1").plus(usage(1, "2")).saidUsd()).isEqualByComparingTo("3");
        assertThat(Usage.NONE.plus(usage(1, "2")).saidUsd()).isEqualByComparingTo("2");
    }

    @Test
    void anUnknownPriceIsUnknownAndNotZero() {
        Prices prices = new Prices(
                LocalDate.of(2026, 11, 1),
                List.of(
                        new Price("m", dollars("1"), dollars("0.1"), dollars("2"), dollars("5")),
                        new Price("m-1", dollars("3"), dollars("0.3"), dollars("4"), dollars("15"))));
        Usage million = new Usage(Map.of("m-1-new", new Tokens(1_000_000, 1_000_000, 0, 1_000_000)), null);
        assertThat(prices.cost(million).usd()).isEqualByComparingTo("18.3");
        assertThat(prices.cost(million).origin()).isEqualTo(Cost.Origin.PRICED);
        assertThat(prices.cost(new Usage(Map.of("other", new Tokens(1, 0, 0, 0)), null)))
                .isEqualTo(new Cost(null, Cost.Origin.UNKNOWN, List.of("other")));
        assertThat(prices.cost(usage(1, "7")).origin()).isEqualTo(Cost.Origin.SAID);
        assertThat(Prices.NONE.cost(Usage.NONE)).isEqualTo(Cost.UNKNOWN);
    }

    private static BigDecimal dollars(String text) {
        return new BigDecimal(text);
    }
}
