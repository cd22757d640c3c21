package jarvis.runtime.view;

import jarvis.core.agent.Measure;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import jarvis.core.coordination.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** One sentence for each fact that an agent says of itself. */
final class AgentSentence {
    private static final int CENTS = 2;

    private AgentSentence() {}

    static String of(Event.OfAgent event) {
        return switch (event) {
            case Event.UsageReported e ->
                e.assignment().instance() + "'s agent counts " + used(e.total()) + " in attempt " + e.attempt();
            case Event.BudgetAllowed e -> allowed(e);
            case Event.AgentAsked e ->
                e.assignment().instance() + "'s agent asks: " + e.ask().text();
            case Event.AgentAnswered e -> answered(e);
            case Event.AgentTold e -> e.by() + " tells " + e.assignment().instance() + "'s agent: " + e.text();
        };
    }

    private static String allowed(Event.BudgetAllowed e) {
        BigDecimal upTo = e.allowed().upTo();
        String why = e.reason().isBlank() ? "" : ": " + e.reason();
        return upTo == null
                ? e.allowed().by() + " goes on without counting what nobody knows the price of (" + e.budget() + ")"
                        + why
                : e.allowed().by() + " allows the budget " + e.budget() + " up to "
                        + Measure.valueOf(e.budget()
                                        .substring(e.budget().lastIndexOf('/') + 1)
                                        .toUpperCase(Locale.ROOT))
                                .text(upTo)
                        + why;
    }

    private static String answered(Event.AgentAnswered e) {
        String agent = e.assignment().instance() + "'s agent";
        if (e.reply().by().isEmpty()) {
            return agent + " does not ask any more";
        }
        String text = e.reply().text().isBlank() ? "" : ": " + e.reply().text();
        return e.reply().by() + " answers " + agent + " with " + (e.reply().yes() ? "yes" : "no") + text;
    }

    /** Such as {@code 12,300 tokens, $0.25}; of money only what is known. */
    static String used(Usage usage) {
        Tokens all = usage.total();
        String tokens = String.format(Locale.ROOT, "%,d tokens", all.total());
        return usage.saidUsd() == null
                ? tokens
                : tokens + ", $" + usage.saidUsd().setScale(CENTS, RoundingMode.HALF_UP);
    }
}
