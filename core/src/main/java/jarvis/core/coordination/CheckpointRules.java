package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checkpoints: their rounds and their verdicts. */
final class CheckpointRules {
    private CheckpointRules() {}

    static Decision begin(RunState s, Command.BeginCheckpoint c, Instant at) {
        CheckpointState state = s.checkpoints().get(c.checkpoint());
        boolean ready = state != null && Judging.ready(s, state, at) && c.round() == state.round() + 1;
        return ready
                ? accepted(new Event.CheckpointStarted(at, c.checkpoint(), c.round()))
                : refused("not-due", c.checkpoint() + " is not due for round " + c.round() + ".");
    }

    static Decision report(RunState s, Command.ReportCheckpoint c, Instant at) {
        CheckpointState state = s.checkpoints().get(c.checkpoint());
        if (state == null || state.status() != CheckpointStatus.RUNNING || state.round() != c.round()) {
            return accepted(new Event.ReportIgnored(
                    at,
                    new Reporter.Jarvis(),
                    "the result of " + c.checkpoint() + ", round " + c.round(),
                    "that round is over"));
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.CheckpointChecked(at, c.checkpoint(), c.round(), c.evidence()));
        switch (c.evidence().outcome()) {
            case PASSED -> {} // it passes once its questions are answered, if there are any: Verdicts
            case FAILED ->
                events.add(new Event.CheckpointFailed(
                        at, c.checkpoint(), c.round(), c.evidence().reason()));
            case COULD_NOT_RUN ->
                events.add(new Event.CheckpointNotRun(
                        at, c.checkpoint(), c.round(), c.evidence().reason()));
        }
        return new Decision.Accepted(events);
    }

    static List<Event> rejections(List<AssignmentState> targets, CheckpointState c, String reason, Instant at) {
        List<Event> events = new ArrayList<>();
        for (AssignmentState a : targets) {
            events.add(new Event.AssignmentRejected(at, a.id(), c.spec().id(), c.round(), reason));
        }
        return events;
    }

    /** The end of each judgement of an assignment that is no longer what it claimed to be. */
    static List<Event> voids(RunState s, AssignmentState a, String reason, Instant at) {
        List<Event> events = new ArrayList<>();
        s.checkpoints().values().stream()
                .filter(c -> c.status() == CheckpointStatus.RUNNING || c.status() == CheckpointStatus.ASKING)
                .filter(c -> Judging.targets(s, c.spec().id()).contains(a))
                .forEach(c -> events.add(new Event.CheckpointVoided(at, c.spec().id(), c.round(), reason)));
        return events;
    }

    static Decision voided(RunState s, Command.VoidCheckpoint c, Instant at) {
        CheckpointState state = s.checkpoints().get(c.checkpoint());
        boolean judging = state != null
                && state.round() == c.round()
                && (state.status() == CheckpointStatus.RUNNING
                        || state.status() == CheckpointStatus.ASKING
                        || (state.status() == CheckpointStatus.PASSED
                                && c.checkpoint().equals(CheckpointSpec.FINAL)));
        return judging && s.status().active()
                ? accepted(new Event.CheckpointVoided(at, c.checkpoint(), c.round(), c.reason()))
                : refused(
                        "not-judging",
                        c.checkpoint() + ", round " + c.round() + ", judges nothing that could be void.");
    }
}
