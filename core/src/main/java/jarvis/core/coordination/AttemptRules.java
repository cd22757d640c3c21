package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import jarvis.core.agent.Purse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Attempts: their beginning and their end. */
final class AttemptRules {
    private AttemptRules() {}

    static Decision begin(RunState s, Command.BeginAttempt c, Instant at) {
        AssignmentState a = s.assignments().get(c.assignment());
        if (a == null || !Starting.startable(s, a)) {
            return refused(
                    "not-startable", c.assignment() + " cannot start now: it waits, or it is under way already.");
        }
        Optional<Purse.Hold> hold = BudgetRules.hold(s, a, Set.of());
        if (hold.isPresent()) {
            return refused(
                    "over-budget",
                    c.assignment() + " cannot start now: the budget "
                            + hold.get().line().name() + " does not allow it.");
        }
        int next = s.newestAttempt(c.assignment().instance()) + 1;
        return c.attempt() == next
                ? accepted(new Event.AttemptStarted(at, c.assignment(), next))
                : refused(
                        "wrong-attempt",
                        "The next attempt of " + c.assignment() + " is " + next + ", not " + c.attempt() + ".");
    }

    static Decision end(RunState s, Command.ReportEnd c, Instant at) {
        Optional<AssignmentState> found = s.assignmentsOf(c.instance())
                .filter(a -> a.attempt() == c.attempt())
                .findFirst();
        if (found.isEmpty()) {
            Reporter worker = new Reporter.Worker(c.instance(), c.attempt());
            return accepted(new Event.ReportIgnored(
                    at, worker, "its end (" + Endings.describe(c.ending()) + ")", "it is not the newest attempt"));
        }
        return found.get().live() ? new Decision.Accepted(ended(s, found.get(), c, at)) : accepted();
    }

    /** The end comes last: where an append was cut short before it, the end is reported once more and the rest follows. */
    private static List<Event> ended(RunState s, AssignmentState a, Command.ReportEnd c, Instant at) {
        List<Event> events = new ArrayList<>();
        boolean clean = c.ending() instanceof Ending.Exited exited && exited.code() == 0;
        if (a.status() == AssignmentStatus.RUNNING && clean && s.status().active()) {
            Reporter by = new Reporter.Worker(c.instance(), c.attempt());
            events.add(new Event.DoneClaimed(at, a.id(), a.attempt(), by, "ended with exit 0"));
        }
        boolean broken = c.ending() instanceof Ending.Failed
                || (c.ending() instanceof Ending.Exited exited && exited.code() != 0);
        if (Judging.claimed(a) && broken) {
            String reason = "claimed to be done, then " + Endings.describe(c.ending());
            events.addAll(CheckpointRules.voids(s, a, c.instance() + " " + reason, at));
            events.add(new Event.ClaimWithdrawn(at, a.id(), a.attempt(), reason));
        }
        events.add(new Event.AttemptEnded(at, a.id(), a.attempt(), c.ending()));
        return events;
    }
}
