package jarvis.runtime.view;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.Cost;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.LifeEvent;
import jarvis.core.agent.Liveness;
import jarvis.core.agent.Prices;
import jarvis.core.agent.Purse;
import jarvis.core.agent.Tokens;
import jarvis.core.agent.Usage;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Budgeting;
import jarvis.core.coordination.RunState;
import jarvis.runtime.agent.talk.AgentNow;
import jarvis.runtime.agent.talk.AgentsNow;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Agents as JSON: what they are at, by their own word, and what they used. What nobody knows is null, never 0. */
final class AgentDocument {
    private final RunState state;
    private final AgentsNow agents;
    private final Instant now;

    AgentDocument(RunState state, AgentsNow agents, Instant now) {
        this.state = state;
        this.agents = agents;
        this.now = now;
    }

    /** Null where the instance's agent speaks no protocol, or nobody hears it now. */
    void writeTo(ObjectNode instance, String id) {
        agents.of(id)
                .ifPresentOrElse(
                        known -> agent(instance.putObject("agent"), id, known), () -> instance.putNull("agent"));
        usage(instance, attempt -> attempt.instance().equals(id));
    }

    /** What all agents of the run used, and what they may. */
    void writeTotal(ObjectNode run) {
        usage(run, _ -> true);
        Prices prices = state.schedule().limits().spending().prices();
        run.put("pricesAsOf", prices.asOf() == null ? null : prices.asOf().toString());
        ArrayNode all = run.putArray("budgets");
        Budgeting.lines(state).forEach(line -> budget(all.addObject(), line));
    }

    /** What all agents of a phase used. */
    void writePhase(ObjectNode json, String phase) {
        usage(json, attempt -> attempt.phase().equals(phase));
    }

    private static void budget(ObjectNode json, Purse.Line line) {
        json.put("id", line.name());
        json.put("instance", line.instance());
        json.put("measure", line.measure().word());
        json.put("limit", line.limit());
        json.put("asksAt", line.asksAt());
        json.put("used", line.unpriced().isEmpty() ? line.used() : null);
        json.put("reserved", line.reserved());
        json.put("text", text(line));
        ArrayNode unpriced = json.putArray("unpriced");
        line.unpriced().forEach(unpriced::add);
    }

    private static String text(Purse.Line line) {
        String limit = line.measure().text(line.limit());
        String reserved = line.reserved().signum() == 0
                ? ""
                : ", " + line.measure().text(line.reserved()) + " set aside for what is under way";
        return line.unpriced().isEmpty()
                ? line.measure().text(line.used()) + " of " + limit + reserved
                : "nobody knows how much of " + limit + ": there is no price of " + line.models();
    }

    private void agent(ObjectNode json, String id, AgentNow known) {
        AgentLife life = known.life();
        json.put("attempt", known.attempt());
        json.put("session", said(life.session().id()));
        json.put("model", said(life.session().model()));
        json.put("version", said(life.session().version()));
        json.put("said", said(life.doing().said()));
        json.put("tool", tool(life));
        json.put("turns", life.turns().begun());
        json.put("turnEnd", life.end().map(Words::lower).orElse(null));
        json.put("tools", life.counts().tools());
        json.put("unknown", life.counts().unknown());
        json.put("junk", life.counts().junk());
        json.put("trouble", said(life.counts().trouble()));
        json.put("heardAt", text(life.doing().at()));
        json.put("wroteAt", text(known.output()));
        limit(json, life.limit());
        Liveness liveness = liveness(id, known);
        json.putObject("liveness")
                .put("verdict", Words.lower(liveness.verdict()))
                .put("reason", liveness.reason());
    }

    private Liveness liveness(String id, AgentNow known) {
        Instant begun = state.assignmentsOf(id)
                .filter(a -> a.attempt() == known.attempt())
                .findFirst()
                .map(AssignmentState::attemptAt)
                .orElse(now);
        return Liveness.of(new Liveness.Signs(!known.ended(), known.life(), known.output(), null, begun), now);
    }

    private static @Nullable String tool(AgentLife life) {
        if (life.doing().tools().isEmpty()) {
            return null;
        }
        LifeEvent.ToolBegan tool = life.doing().tools().getLast();
        return tool.subject().isEmpty() ? tool.tool() : tool.tool() + ": " + tool.subject();
    }

    private static void limit(ObjectNode json, LifeEvent.@Nullable Limited limit) {
        if (limit == null) {
            json.putNull("limit");
            return;
        }
        json.putObject("limit")
                .put("what", limit.what())
                .put("refused", limit.refused())
                .put("until", text(limit.until()));
    }

    private void usage(ObjectNode json, Predicate<Ledger.Attempt> which) {
        Usage used = state.agents().used(which);
        if (used.nothing()) {
            json.putNull("usage");
            return;
        }
        ObjectNode usage = json.putObject("usage");
        tokens(usage, used.total());
        Cost cost = state.agents().cost(state.schedule().limits().spending().prices(), which);
        usage.put("usd", cost.usd());
        usage.put("usdOrigin", Words.lower(cost.origin()));
        ObjectNode models = usage.putObject("byModel");
        used.tokens().forEach((model, tokens) -> tokens(models.putObject(model.isEmpty() ? "unknown" : model), tokens));
    }

    private static void tokens(ObjectNode json, Tokens tokens) {
        json.put("tokens", tokens.total());
        json.put("input", tokens.input());
        json.put("cacheRead", tokens.cacheRead());
        json.put("cacheWrite", tokens.cacheWrite());
        json.put("output", tokens.output());
    }

    private static @Nullable String said(String text) {
        return text.isBlank() ? null : text;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
