package jarvis.core.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one attempt's agent by what it said itself; folded from its events.
 *
 * @param asks what it waits to be told, oldest first
 * @param usage what it used since its process began, by its own count
 * @param limit what it was told last of what it may use; null where nothing
 */
public record AgentLife(
        Session session,
        Doing doing,
        Turns turns,
        List<Ask> asks,
        Usage usage,
        LifeEvent.@Nullable Limited limit,
        Counts counts) {
    public static final AgentLife NONE = new AgentLife(
            new Session("", "", ""),
            Doing.NOTHING,
            new Turns(0, 0, null, ""),
            List.of(),
            Usage.NONE,
            null,
            Counts.NONE);

    private static final int SHORT = 500;

    public AgentLife {
        asks = List.copyOf(asks);
    }

    /** Who speaks, as far as it said; empty texts where it did not. */
    public record Session(String id, String model, String version) {}

    /**
     * What it is at.
     *
     * @param at when it was last heard of; null where it never was
     * @param tools in use, oldest first
     * @param said the last that it said
     */
    public record Doing(@Nullable Instant at, List<LifeEvent.ToolBegan> tools, String said) {
        static final Doing NOTHING = new Doing(null, List.of(), "");

        public Doing {
            tools = List.copyOf(tools);
        }
    }

    /**
     * How often it worked on something that it was told.
     *
     * @param end how the last ended; null while it works, and before it began
     * @param text what it said at that end
     */
    public record Turns(int begun, int ended, @Nullable TurnEnd end, String text) {}

    /** How much it said, and how much of that was of no known kind or none of its protocol. */
    public record Counts(long events, long tools, long unknown, long junk, String trouble) {
        static final Counts NONE = new Counts(0, 0, 0, 0, "");
    }

    /** How the last turn ended; empty while it works, and before it began. */
    public Optional<TurnEnd> end() {
        return Optional.ofNullable(turns.end);
    }

    /** @param at when it was heard */
    public AgentLife after(LifeEvent event, Instant at) {
        AgentLife heard = with(event).doing(at).counted(event);
        return switch (event) {
            case LifeEvent.Began began -> heard.as(began);
            case LifeEvent.TurnBegan _ -> heard.turning(new Turns(turns.begun + 1, turns.ended, null, ""));
            case LifeEvent.TurnEnded over ->
                heard.turning(new Turns(
                                Math.max(turns.begun, turns.ended + 1),
                                turns.ended + 1,
                                over.end(),
                                shortened(over.text())))
                        .asking(List.of());
            case LifeEvent.Asked asked -> heard.asking(with(asked.ask()));
            case LifeEvent.AskOver over -> heard.asking(without(over.id()));
            case LifeEvent.Used used -> heard.using(used.total());
            case LifeEvent.Limited limited -> heard.limited(limited);
            case LifeEvent.Said _,
                    LifeEvent.Thought _,
                    LifeEvent.ToolBegan _,
                    LifeEvent.ToolEnded _,
                    LifeEvent.FileChanged _,
                    LifeEvent.Troubled _,
                    LifeEvent.Unknown _,
                    LifeEvent.Junk _ -> heard;
        };
    }

    private AgentLife with(LifeEvent event) {
        List<LifeEvent.ToolBegan> tools = new ArrayList<>(doing.tools);
        String said = doing.said;
        switch (event) {
            case LifeEvent.ToolBegan began -> tools.add(began);
            case LifeEvent.ToolEnded ended -> tools.removeIf(tool -> tool.id().equals(ended.id()));
            case LifeEvent.TurnEnded _ -> tools.clear();
            case LifeEvent.Said text ->
                said = text.aside() ? said : shortened(text.more() ? said + text.text() : text.text());
            case LifeEvent.Began _,
                    LifeEvent.TurnBegan _,
                    LifeEvent.Thought _,
                    LifeEvent.FileChanged _,
                    LifeEvent.Asked _,
                    LifeEvent.AskOver _,
                    LifeEvent.Used _,
                    LifeEvent.Limited _,
                    LifeEvent.Troubled _,
                    LifeEvent.Unknown _,
                    LifeEvent.Junk _ -> {
                return this;
            }
        }
        return new AgentLife(session, new Doing(doing.at, tools, said), turns, asks, usage, limit, counts);
    }

    private AgentLife doing(Instant at) {
        return new AgentLife(session, new Doing(at, doing.tools, doing.said), turns, asks, usage, limit, counts);
    }

    private AgentLife counted(LifeEvent event) {
        Counts next = new Counts(
                counts.events + 1,
                counts.tools + (event instanceof LifeEvent.ToolBegan ? 1 : 0),
                counts.unknown + (event instanceof LifeEvent.Unknown ? 1 : 0),
                counts.junk + (event instanceof LifeEvent.Junk ? 1 : 0),
                event instanceof LifeEvent.Troubled trouble ? shortened(trouble.text()) : counts.trouble);
        return new AgentLife(session, doing, turns, asks, usage, limit, next);
    }

    private AgentLife as(LifeEvent.Began began) {
        Session known = new Session(
                began.session(),
                began.model().isEmpty() ? session.model : began.model(),
                began.version().isEmpty() ? session.version : began.version());
        return new AgentLife(known, doing, turns, asks, usage, limit, counts);
    }

    private AgentLife turning(Turns next) {
        return new AgentLife(session, doing, next, asks, usage, limit, counts);
    }

    private AgentLife asking(List<Ask> next) {
        return new AgentLife(session, doing, turns, next, usage, limit, counts);
    }

    private AgentLife using(Usage next) {
        return new AgentLife(session, doing, turns, asks, next, limit, counts);
    }

    private AgentLife limited(LifeEvent.Limited next) {
        return new AgentLife(session, doing, turns, asks, usage, next, counts);
    }

    private List<Ask> with(Ask ask) {
        List<Ask> all = new ArrayList<>(without(ask.id()));
        all.add(ask);
        return all;
    }

    private List<Ask> without(String id) {
        return asks.stream().filter(ask -> !ask.id().equals(id)).toList();
    }

    /** Its end: what was said last is what matters. */
    private static String shortened(String text) {
        return text.length() <= SHORT ? text : "…" + text.substring(text.length() - SHORT);
    }
}
