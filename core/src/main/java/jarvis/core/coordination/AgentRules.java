package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import jarvis.core.agent.Ask;
import jarvis.core.agent.Ledger;
import java.time.Instant;
import java.util.Optional;

/** What an agent says of itself: what it used, and what it asks. Reports of an attempt that is no more are nothing. */
final class AgentRules {
    /** The agent itself, where it gave up asking. */
    static final String NOBODY = "";

    private AgentRules() {}

    static Decision used(RunState s, Command.ReportUsage c, Instant at) {
        Optional<Ledger.Attempt> attempt = attempt(s, c.instance(), c.attempt());
        boolean news = attempt.map(s.agents().accounts()::get)
                .map(known -> !known.total().equals(c.total()) || known.turns() != c.turns())
                .orElse(!c.total().nothing());
        return attempt.isPresent() && news
                ? accepted(
                        new Event.UsageReported(at, id(attempt.get()), c.attempt(), c.session(), c.turns(), c.total()))
                : accepted();
    }

    static Decision asks(RunState s, Command.ReportAsk c, Instant at) {
        Optional<Ledger.Attempt> attempt = live(s, c.instance(), c.attempt());
        boolean known =
                attempt.flatMap(found -> s.agents().asked(found, c.ask().id())).isPresent();
        return attempt.isPresent() && !known
                ? accepted(new Event.AgentAsked(at, id(attempt.get()), c.attempt(), c.ask()))
                : accepted();
    }

    static Decision over(RunState s, Command.ReportAskOver c, Instant at) {
        Optional<Ledger.Attempt> attempt = attempt(s, c.instance(), c.attempt());
        boolean open = attempt.flatMap(found -> s.agents().asked(found, c.ask()))
                .filter(asked -> asked.reply() == null)
                .isPresent();
        return attempt.isPresent() && open
                ? accepted(new Event.AgentAnswered(
                        at, id(attempt.get()), c.attempt(), c.ask(), new Ledger.Reply(false, "", NOBODY)))
                : accepted();
    }

    static Decision answer(RunState s, Question question, Ledger.Reply reply, Instant at) {
        Ledger.Asked asked = Questions.asked(s, question);
        if (reply.yes() && asked.ask().kind() == Ask.Kind.ANSWER && reply.text().isBlank()) {
            return refused("answer-needed", question.text() + " Say the answer: it is what the agent reads.");
        }
        return accepted(new Event.AgentAnswered(
                at, id(asked.attempt()), asked.attempt().number(), asked.ask().id(), reply));
    }

    static Decision tell(RunState s, Command.Tell c, Instant at) {
        if (!s.status().active()) {
            return Deciding.notActive(s);
        }
        Optional<Ledger.Attempt> attempt = s.current(c.instance()).flatMap(a -> live(s, c.instance(), a.attempt()));
        if (attempt.isEmpty()) {
            return refused(
                    "nobody-listens",
                    c.instance() + " has no attempt under way, so nobody hears it. What its next attempt is to know,"
                            + " say with the reason of a reject or an unblock.");
        }
        return c.text().isBlank()
                ? refused("text-needed", "Say what " + c.instance() + "'s agent is to be told.")
                : accepted(
                        new Event.AgentTold(at, id(attempt.get()), attempt.get().number(), c.text(), c.by()));
    }

    private static AssignmentId id(Ledger.Attempt attempt) {
        return new AssignmentId(attempt.phase(), attempt.instance());
    }

    static Ledger.Attempt attempt(AssignmentId assignment, int number) {
        return new Ledger.Attempt(assignment.phase(), assignment.instance(), number);
    }

    private static Optional<Ledger.Attempt> attempt(RunState s, String instance, int number) {
        return s.assignmentsOf(instance)
                .filter(a -> a.attempt() == number)
                .findFirst()
                .map(a -> attempt(a.id(), number));
    }

    private static Optional<Ledger.Attempt> live(RunState s, String instance, int number) {
        return s.assignmentsOf(instance)
                .filter(a -> a.attempt() == number && a.live() && s.status().active())
                .findFirst()
                .map(a -> attempt(a.id(), number));
    }
}
