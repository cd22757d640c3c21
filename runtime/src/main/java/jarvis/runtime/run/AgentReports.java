package jarvis.runtime.run;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.Ask;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.Usage;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunState;
import jarvis.runtime.agent.dialogue.Answer;
import jarvis.runtime.agent.talk.Talk;
import jarvis.runtime.agent.talk.Talks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Compares what agents say with what the journal knows of it: what they ask is noted, what a person answered is told to them,
 * what they used is counted at the end of each turn, and from time to time.
 */
public final class AgentReports implements Talks.Listener {
    private static final Duration PACE = Duration.ofSeconds(10);

    private final Supplier<RunState> state;
    private final Consumer<Command> wishes;
    private final InstantSource clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** What was noted of an attempt, at once: the journal needs a moment. */
    private static final class Told {
        private final Set<String> asks = new HashSet<>();
        private final Set<String> over = new HashSet<>();
        private Usage usage = Usage.NONE;
        private Instant at = Instant.EPOCH;
        private int turns;
        private int messages;
    }

    /** @param wishes takes what is to be noted in the journal */
    public AgentReports(Supplier<RunState> state, Consumer<Command> wishes, InstantSource clock) {
        this.state = state;
        this.wishes = wishes;
        this.clock = clock;
    }

    @Override
    public void heard(String instance, int attempt, Talk talk) {
        AgentLife life = talk.life();
        Told mine = told.computeIfAbsent(instance + "/" + attempt, _ -> new Told());
        synchronized (mine) {
            used(instance, attempt, talk, mine);
            Optional<Ledger.Attempt> number = number(instance, attempt);
            number.ifPresent(known -> asks(known, life.asks(), mine));
            number.ifPresent(known -> answers(known, life.asks(), talk));
            number.ifPresent(known -> tells(known, talk, mine));
        }
    }

    private Optional<Ledger.Attempt> number(String instance, int attempt) {
        return state.get()
                .assignmentsOf(instance)
                .filter(a -> a.attempt() == attempt)
                .findFirst()
                .map(AssignmentState::id)
                .map(id -> new Ledger.Attempt(id.phase(), instance, attempt));
    }

    private void used(String instance, int attempt, Talk talk, Told mine) {
        AgentLife life = talk.life();
        Instant now = clock.instant();
        boolean turned = life.turns().ended() > mine.turns;
        boolean due = talk.isOver() || turned || mine.at.plus(PACE).isBefore(now);
        if (due && !life.usage().equals(mine.usage)) {
            mine.usage = life.usage();
            mine.turns = life.turns().ended();
            mine.at = now;
            wishes.accept(new Command.ReportUsage(
                    instance, attempt, talk.counted(), life.turns().begun(), life.usage()));
        }
    }

    private void asks(Ledger.Attempt attempt, List<Ask> asks, Told mine) {
        for (Ask ask : asks) {
            if (mine.asks.add(ask.id())
                    && state.get().agents().asked(attempt, ask.id()).isEmpty()) {
                wishes.accept(new Command.ReportAsk(attempt.instance(), attempt.number(), ask));
            }
        }
        for (Ledger.Asked open : state.get().agents().open()) {
            boolean given =
                    asks.stream().noneMatch(ask -> ask.id().equals(open.ask().id()));
            if (open.attempt().equals(attempt)
                    && given
                    && mine.over.add(open.ask().id())) {
                wishes.accept(new Command.ReportAskOver(
                        attempt.instance(), attempt.number(), open.ask().id()));
            }
        }
    }

    /** In the order in which it was said; what nobody heard is noted, so that whoever said it knows. */
    private void tells(Ledger.Attempt attempt, Talk talk, Told mine) {
        List<Ledger.Told> all = state.get().agents().told();
        for (int i = mine.messages; i < all.size(); i++) {
            Ledger.Told message = all.get(i);
            if (message.attempt().equals(attempt) && !talk.tell(Integer.toString(i), message.text())) {
                wishes.accept(new Command.NoteProblem(
                        attempt.instance(),
                        "its agent did not hear \"" + message.text()
                                + "\": it listens to nothing while it works, or its turn was over."));
            }
        }
        mine.messages = all.size();
    }

    private void answers(Ledger.Attempt attempt, List<Ask> asks, Talk talk) {
        for (Ask ask : asks) {
            state.get()
                    .agents()
                    .asked(attempt, ask.id())
                    .map(Ledger.Asked::reply)
                    .ifPresent(reply -> talk.answer(ask.id(), new Answer(reply.yes(), reply.text())));
        }
    }
}
