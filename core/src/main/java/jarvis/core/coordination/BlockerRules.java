package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Blockers: raised by anybody about an instance, resolved by that instance or a person. */
final class BlockerRules {
    private BlockerRules() {}

    static Decision raise(RunState s, Command.RaiseBlocker c, Instant at) {
        Decision no = ClaimRules.unheard(s, c.by(), c.instance(), "a blocker: " + c.text(), at);
        if (no != null) {
            return no;
        }
        if (s.openBlockers().anyMatch(open -> says(open, c))) {
            return Deciding.accepted();
        }
        List<Event> events = new ArrayList<>();
        AssignmentState a = s.current(c.instance()).orElseThrow();
        if (c.severity() == BlockerSeverity.BLOCKING && a.status() == AssignmentStatus.VERIFYING) {
            events.addAll(CheckpointRules.voids(s, a, c.instance() + " raised a blocker", at));
        }
        String id = "blocker-" + (s.blockers().size() + 1);
        events.add(new Event.BlockerRaised(at, id, c.instance(), c.by(), c.severity(), c.text()));
        return new Decision.Accepted(events);
    }

    /** Whoever got no answer says it again; that is not a second blocker. */
    private static boolean says(Blocker open, Command.RaiseBlocker c) {
        return open.instance().equals(c.instance())
                && open.severity() == c.severity()
                && open.text().equals(c.text());
    }

    static Decision resolve(RunState s, Command.ResolveBlocker c, Instant at) {
        if (!s.status().active()) {
            return Deciding.notActive(s);
        }
        List<Blocker> open = s.openBlockers()
                .filter(b -> b.id().equals(c.blocker()) || b.instance().equals(c.blocker()))
                .toList();
        if (open.isEmpty()) {
            return refused(
                    "no-such-blocker", "There is no open blocker " + c.blocker() + ". Open ones: " + names(s) + ".");
        }
        List<Event> events = new ArrayList<>();
        for (Blocker blocker : open) {
            Decision no = ClaimRules.unheard(s, c.by(), blocker.instance(), "resolving " + blocker.id(), at);
            if (no != null) {
                return no;
            }
            events.add(new Event.BlockerResolved(at, blocker.id(), c.by(), c.how()));
        }
        return new Decision.Accepted(events);
    }

    private static String names(RunState s) {
        List<String> names = s.openBlockers().map(Blocker::id).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
