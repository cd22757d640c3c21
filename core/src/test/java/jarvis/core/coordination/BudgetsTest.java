package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.Budget;
import jarvis.core.agent.Budgets;
import jarvis.core.agent.Price;
import jarvis.core.agent.Prices;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be used is bounded: a person is asked before it is used up, and nothing starts afterwards. */
class BudgetsTest {
    private static Budget usd(String amount) {
        return new Budget(null, null, new BigDecimal(amount));
    }

    private static Budgets run(Budget budget) {
        return new Budgets(budget, 80, Map.of(), Map.of(), Prices.NONE);
    }

    private static Command used(String instance, int attempt, @Nullable String usd) {
        Usage usage = new Usage(Map.of("m", new Tokens(1_000_000, 0, 0, 0)), usd == null ? null : new BigDecimal(usd));
        return new Command.ReportUsage(instance, attempt, "s-" + instance, 1, usage);
    }

    /** One instance after the other. */
    private static Story inTurn(Budgets budgets) {
        return new PlanSketch().sequential("p1", "a", "b").budgets(budgets).launched();
    }

    private static Story sideBySide(Budgets budgets) {
        return new PlanSketch()
                .parallel("p1", "a", "b", "c", "d")
                .budgets(budgets)
                .launched();
    }

    private static Story firstUsed(Budgets budgets, @Nullable String usd) {
        return inTurn(budgets).given(Say.begin("p1/a", 1), used("a", 1, usd), Say.claim("a", 1), Say.exit("a", 1, 0));
    }

    private static List<String> asked(Story story) {
        return Questions.of(story.state()).stream().map(Question::id).toList();
    }

    private static List<Action> starts(Story story) {
        return story.next().stream()
                .filter(action -> action instanceof Action.StartAttempt)
                .toList();
    }

    @Test
    void belowTheMarkNobodyIsAsked() {
        Story story = firstUsed(run(usd("10")), "7.99");
        assertThat(asked(story)).isEmpty();
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void atTheMarkNothingStartsBeforeAPersonSaysSo() {
        Story story = firstUsed(run(usd("10")), "8");
        assertThat(starts(story)).isEmpty();
        story.refuses(Say.begin("p1/b", 1), "over-budget");
        assertThat(asked(story)).containsExactly("budget/usd/8");
        assertThat(Questions.of(story.state()).getFirst().text())
                .isEqualTo("The run used $8.00 of $10.00. Nothing more starts until you say so.");
        story.refuses(new Command.Reject("ann", "budget/usd/8", "no"), "allow-or-stop");
        story.given(new Command.Approve("ann", "budget/usd/8", ""));
        assertThat(asked(story)).isEmpty();
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void whatIsUsedUpNeedsANewBound() {
        Story story = firstUsed(run(usd("10")), "12.5");
        assertThat(asked(story)).containsExactly("budget/usd/10");
        story.refuses(new Command.Approve("ann", "budget/usd/10", "go on"), "bound-needed");
        story.refuses(new Command.Approve("ann", "budget/usd/10", "$12.50"), "bound-too-low");
        story.given(new Command.Approve("ann", "budget/usd/10", "$20"));
        assertThat(Budgeting.lines(story.state()).getFirst().limit()).isEqualByComparingTo("20");
        story.given(Say.begin("p1/b", 1), used("b", 1, "8"), Say.exit("b", 1, 1), Say.retry("b"));
        assertThat(asked(story)).containsExactly("budget/usd/20");
    }

    @Test
    void whatIsUnderWayIsNeverStopped() {
        Story story = inTurn(run(usd("10"))).given(Say.begin("p1/a", 1), used("a", 1, "50"));
        assertThat(story.next()).contains(new Action.KeepAttempt(Say.id("p1/a"), 1));
    }

    @Test
    void aModelWithoutAPriceIsAskedAboutAndNotTakenForFree() {
        Story story = firstUsed(run(usd("10")), null);
        assertThat(asked(story)).containsExactly("budget/usd/unknown");
        assertThat(Questions.of(story.state()).getFirst().text())
                .contains("nobody knows what m costs")
                .contains("$10.00");
        story.given(new Command.Approve("ann", "budget/usd/unknown", ""));
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void tokensArePricedByTheListThatTheRunWasStagedWith() {
        BigDecimal three = new BigDecimal("3");
        Prices prices = new Prices(null, List.of(new Price("m", three, three, three, three)));
        Story story = firstUsed(new Budgets(usd("10"), 80, Map.of(), Map.of(), prices), null);
        assertThat(Budgeting.lines(story.state()).getFirst().used()).isEqualByComparingTo("3");
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void launchesSideBySideReserveWhatEachMayUse() {
        Budget five = usd("5");
        Budgets budgets =
                new Budgets(usd("12"), 100, Map.of(), Map.of("a", five, "b", five, "c", five, "d", five), Prices.NONE);
        Story story = sideBySide(budgets);
        assertThat(starts(story)).hasSize(2);
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1));
        story.refuses(Say.begin("p1/c", 1), "over-budget");
        assertThat(asked(story)).isEmpty();
        story.given(used("a", 1, "1"), Say.claim("a", 1), Say.exit("a", 1, 0));
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void whoHasNoBoundOfItsOwnReservesAnEqualShare() {
        Story story = sideBySide(run(usd("8")));
        assertThat(starts(story)).hasSize(4);
        story.given(Say.begin("p1/a", 1), used("a", 1, "5"), Say.claim("a", 1), Say.exit("a", 1, 0));
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void whoClaimsToBeDoneReservesNothingThoughItGoesOn() {
        Budget five = usd("5");
        Budgets budgets = new Budgets(usd("6"), 100, Map.of(), Map.of("a", five, "b", five), Prices.NONE);
        Story story = inTurn(budgets).given(Say.begin("p1/a", 1), used("a", 1, "1"), Say.claim("a", 1));
        assertThat(story.of("p1/a").live()).isTrue();
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void oneAloneMayHaveWhatIsLeft() {
        Budgets budgets = new Budgets(usd("4"), 100, Map.of(), Map.of("a", usd("5"), "b", usd("5")), Prices.NONE);
        assertThat(starts(inTurn(budgets))).hasSize(1);
    }

    @Test
    void aTurnIsCountedForAnAttemptThatSaysNothingOfTurns() {
        Story story = inTurn(run(new Budget(1, null, null)));
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1), Say.exit("a", 1, 0));
        assertThat(asked(story)).containsExactly("budget/turns/1");
        story.given(new Command.Approve("ann", "budget/turns/1", "3 turns"));
        assertThat(starts(story)).hasSize(1);
    }

    @Test
    void timeIsThatOfAttemptsAddedUp() {
        Story story = inTurn(run(new Budget(null, Duration.ofMinutes(10), null)));
        story.given(Say.begin("p1/a", 1)).later(540).given(Say.claim("a", 1), Say.exit("a", 1, 0));
        assertThat(asked(story)).containsExactly("budget/time/480");
        assertThat(Questions.of(story.state()).getFirst().text()).startsWith("The run used 9 min 0 s of 10 min 0 s");
        story.given(new Command.Approve("ann", "budget/time/480", "90m"));
        assertThat(Budgeting.lines(story.state()).getFirst().limit()).isEqualByComparingTo("5400");
    }

    @Test
    void anInstanceHasItsOwnOverAllItsAttempts() {
        Budgets budgets = new Budgets(Budget.NONE, 80, Map.of("a", usd("2")), Map.of(), Prices.NONE);
        Story story = sideBySide(budgets);
        story.given(Say.begin("p1/a", 1), used("a", 1, "3"), Say.exit("a", 1, 1), Say.retry("a"));
        assertThat(asked(story)).containsExactly("budget/a/usd/2");
        assertThat(starts(story)).hasSize(3);
        story.given(new Command.Approve("ann", "budget/a/usd/2", "9"));
        assertThat(starts(story)).hasSize(4);
    }

    @Test
    void aStoppedRunEndsTheTimeOfWhatWasUnderWay() {
        Story story = inTurn(run(new Budget(null, Duration.ofMinutes(10), null)));
        story.given(Say.begin("p1/a", 1)).later(60).given(new Command.StopRun("ann", "enough"));
        story.later(6000).given(new Command.ResumeRun("ann"));
        assertThat(Budgeting.lines(story.state()).getFirst().used()).isEqualByComparingTo("60");
    }
}
